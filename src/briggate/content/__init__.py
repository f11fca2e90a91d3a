"""Reads content/ into the model."""

from briggate.content.reader import ContentRead, read_content

__all__ = ["ContentRead", "read_content"]

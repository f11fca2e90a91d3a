"""Reads content/ into the model."""

from briggate.content.kept import KeptPages
from briggate.content.reader import ContentRead, read_content

__all__ = ["ContentRead", "KeptPages", "read_content"]

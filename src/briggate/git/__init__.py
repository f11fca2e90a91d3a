"""The only caller of git."""

from briggate.git.head import head_time

__all__ = ["head_time"]

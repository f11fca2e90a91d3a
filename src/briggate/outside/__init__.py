"""The only one that asks other people's servers for anything, and only when told to."""

from briggate.outside.asking import Asking, ask

__all__ = ["Asking", "ask"]

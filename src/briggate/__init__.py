"""Briggate: a council's website as an A–Z of services, and the gate it passes before it is published."""

__version__ = "0.1.0"

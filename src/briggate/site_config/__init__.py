"""Reads site_config/ into the model."""

from briggate.site_config.reader import read_settings

__all__ = ["read_settings"]

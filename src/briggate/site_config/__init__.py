"""Reads site_config/ into the model."""

from briggate.site_config.reader import SettingsRead, read_settings

__all__ = ["SettingsRead", "read_settings"]

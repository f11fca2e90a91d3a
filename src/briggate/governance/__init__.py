"""Reads governance/, and decides whether a change is permitted. Pure: it runs nothing and reads no clock."""

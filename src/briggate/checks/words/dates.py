"""Dates as findings say them."""

from datetime import date as Date

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


def in_words(day: Date) -> str:
    """A day as people write it, whatever the computer's own language: 2 January 2027."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"

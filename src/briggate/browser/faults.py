"""What can go wrong between us and a browser."""

from briggate.model.rendering import Unmeasurable


class BrowserFault(Unmeasurable):
    """A browser died, hung or could not be reached while it looked at a page. Nothing is known of the page."""


class NoBrowser(Exception):
    """There is no browser here that can be used; the message says what to do."""

"""Whether a page is one that Briggate has built, to which the site's own security policy belongs."""

from briggate.checks.html_page import HtmlPage


def is_built_here(page: HtmlPage) -> bool:
    """A whole page with an address on the site; not a file that somebody scans, nor a snippet."""
    return bool(page.address) and page.is_document

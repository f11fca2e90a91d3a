"""What rules about searching share: asking the site's search, and saying what it answered."""

from briggate.checks.site_facts import SiteFacts
from briggate.model.fault import did_you_mean
from briggate.model.page import Page
from briggate.model.page_types import Alert


def is_scheduled(subject: SiteFacts, address: str) -> bool:
    """Whether there is such a page, whose time has not come or is over."""
    return address in subject.site.all_addresses and address not in subject.site.by_address


def nearest_address(subject: SiteFacts, address: str) -> str:
    """The fix for an address that no page has."""
    return did_you_mean(address, subject.site.by_address, "Name a page by its address, such as /bins/missed-bin/.")


def kept_out(page: Page) -> str:
    """Why search is not to find a page, in words that follow its name; "" if it is."""
    if isinstance(page.meta, Alert):
        return "is an alert, and search has none"
    if page.meta.withdrawn:
        return "is withdrawn, and search leaves it out"
    return "is kept out of search by `exclude`" if page.meta.search.exclude else ""


def why_not_found(subject: SiteFacts, query: str, page: Page, language: str) -> str:
    """In words that follow “the search …”: why a page is not among the first that it finds; "" if it is."""
    if reason := kept_out(page):
        return f"cannot find {page.address}: it {reason}"
    within = subject.policy.budgets.found_within
    found = subject.find(query, language, within)
    if page.address in found:
        return ""
    if not found:
        return "finds nothing"
    first = subject.site.by_address.get(found[0])
    missed = f"does not find {page.address} first" if within == 1 else f"does not find {page.address} among the first {within}"
    return f"{missed}: “{first.title if first else found[0]}” comes first"

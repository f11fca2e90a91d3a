"""Who has which address: pages, redirects and the engine itself, held against each other."""

from collections import defaultdict
from collections.abc import Iterator

from briggate.model.fault import Fault, did_you_mean
from briggate.model.page import Page
from briggate.model.page_types import Directory
from briggate.model.site import Site, last_of

Place = tuple[str, int]
"""A file and a line of it."""


def address_faults(site: Site) -> Iterator[Fault]:
    """Every address that two want, or that leads nowhere."""
    yield from _pages(site)
    yield from _files(site)
    yield from _redirects(site)


def at(page: Page, *path: str | int) -> Place:
    """Where a value of a page's front matter stands."""
    return f"content/{page.source}", page.line_of(*path)


def every_redirect(site: Site) -> Iterator[tuple[str, str, Place]]:
    """(old, new, where it says so) of every address that has moved for good."""
    for placed in site.settings.redirects:
        yield placed.record.old, placed.record.new, (placed.file, placed.line)
    for page in site.all_pages:
        for number, old in enumerate(page.meta.redirect_from):
            yield old, page.address, at(page, "redirect_from", number)


def _pages(site: Site) -> Iterator[Fault]:
    pages: dict[str, list[Page]] = defaultdict(list)
    made = _made_by_directories(site)
    for page in site.all_pages:
        pages[page.address].append(page)
        if page.address.startswith(site.reserved) or page.address in made:
            wrong = f"{page.address} is an address that the site makes itself"
            yield Fault(f"content/{page.source}", 0, wrong, "Give the file another name.")
    for address, same in pages.items():
        for page in same[1:]:
            wrong = f"content/{same[0].source} has the address {address} too"
            yield Fault(f"content/{page.source}", 0, wrong, "Rename one of the two files, or put them together.")
    if "/" not in pages and ("page", "/") not in site.unread:
        yield Fault("content/index.md", 0, "there is no home page", "Write content/index.md with `type: home`.")


def _made_by_directories(site: Site) -> dict[str, Page]:
    """The address of each facet's value, and the directory that has it."""
    return {
        f"{page.address}{facet.id}/{value.id}/": page
        for page in site.all_pages
        if isinstance(page.meta, Directory)
        for facet in page.meta.facets
        for value in facet.values
    }


def _files(site: Site) -> Iterator[Fault]:
    for file in sorted(site.files):
        if f"/{file}".startswith(site.reserved):
            folder = f"content/{file.rpartition('/')[0]}/"
            yield Fault(f"content/{file}", 0, f"the site puts files of its own where {folder} would be", "Put it in another folder.")


def _redirects(site: Site) -> Iterator[Fault]:
    steps: dict[str, str] = {}
    made = _made_by_directories(site)
    for old, new, place in every_redirect(site):
        if old in site.all_addresses and old != new:
            yield Fault(*place, f"{old} is redirected, but a page has that address", "Take the redirect out, or move the page.")
        elif old.startswith(site.reserved) or old in made:
            yield Fault(*place, f"{old} is an address that the site makes itself", "Take the redirect out.")
        if old in steps and steps[old] != new:
            yield Fault(*place, f"{old} is redirected twice: to {steps[old]} and to {new}", "Keep one of the two.")
        steps.setdefault(old, new)
    for old, new, place in every_redirect(site):
        yield from _end(site, steps, old, new, place)
    yield from _after_unpublishing(site, steps)


def _end(site: Site, steps: dict[str, str], old: str, new: str, place: Place) -> Iterator[Fault]:
    """A fault if a redirect leads to nothing, or round in a circle."""
    end = last_of(steps, new).partition("#")[0]
    if end in steps:
        yield Fault(*place, f"the redirect of {old} leads round in a circle", "Let it lead to a page that exists.")
    elif end.startswith("/") and not end.startswith(site.reserved) and end not in site.all_addresses and ("page", end) not in site.unread:
        fix = did_you_mean(end, site.all_addresses, "Let it lead to a page that exists.")
        yield Fault(*place, f"{old} is redirected to {end}, which does not exist", fix)


def _after_unpublishing(site: Site, steps: dict[str, str]) -> Iterator[Fault]:
    """Faults where pages that go lead to each other, so that one day none of them is left."""
    going = {page.address: (page, page.meta.unpublish_at.redirect) for page in site.all_pages if page.meta.unpublish_at}
    all_steps = {**steps, **{address: redirect for address, (_, redirect) in going.items()}}
    for address, (page, _) in going.items():
        if last_of(all_steps, address).partition("#")[0] in all_steps:
            wrong = "the page that takes its place goes too, and they lead round in a circle"
            yield Fault(*at(page, "unpublish_at", "redirect"), wrong, "Let it lead to a page that stays.")

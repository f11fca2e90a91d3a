"""References that show nothing: told with what their author may have meant."""

from collections.abc import Iterator

from briggate.markdown.references import Lookup, Reference, find_references, shown
from briggate.model.fault import Fault, did_you_mean
from briggate.model.page import Page
from briggate.model.settings import Settings
from briggate.model.site import Site


def reference_faults(site: Site, lookup: Lookup, reference: Reference) -> Iterator[tuple[str, str]]:
    """What is wrong with a reference and what to do, if it shows nothing."""
    if reference.misspelling:
        yield reference.misspelling
    elif shown(reference, lookup) is None:
        kind, name = reference.kind, reference.name
        if kind == "fact":
            if ("fact", name) not in site.unread:
                yield f"unknown fact “{name}”", did_you_mean(name, site.settings.facts, "Add it in site_config/facts/.")
        elif name in site.settings.contacts:
            place = site.settings.contacts[name].file
            yield f"the contact “{name}” has no {_GIVES[kind]}", f"Add it in {place}, or refer to another contact."
        elif ("contact", name) not in site.unread:
            yield f"unknown contact “{name}”", did_you_mean(name, site.settings.contacts, "Add it in site_config/contacts/.")


_GIVES = {"phone": "telephone number", "email": "e-mail address", "hours": "hours", "contact": "panel"}


def front_matter_faults(site: Site, lookup: Lookup, page: Page) -> Iterator[Fault]:
    """References in the texts at the top of a page's file."""
    for path, text in _texts(page.meta.model_dump(by_alias=True)) if "[[" in page.told else ():
        for reference in find_references(text):
            for wrong, fix in reference_faults(site, lookup, reference):
                yield Fault(f"content/{page.source}", page.line_of(*path), wrong, fix)


def _texts(data: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text in front matter, and its path."""
    if isinstance(data, str):
        yield path, data
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list | tuple) else ()
    for key, value in items:
        yield from _texts(value, (*path, key))


def settings_faults(site: Site, lookup: Lookup) -> Iterator[Fault]:
    """References in settings: in a contact's note and in the statement they are replaced, anywhere else they would be shown as they are."""
    settings = site.settings
    for contact in settings.contacts.values():
        for reference in find_references(contact.record.note or ""):
            for wrong, fix in reference_faults(site, lookup, reference):
                yield Fault(contact.file, contact.line, wrong, fix)
    for file, line, text in _statement_texts(site):
        for reference in find_references(text):
            for wrong, fix in reference_faults(site, lookup, reference):
                yield Fault(file, line, wrong, fix)
    for file, line, text in _other_texts(settings):
        for reference in find_references(text):
            yield Fault(file, line, f"“{reference.written}” would be shown as it is: references do nothing here", "Write the words out.")


def _statement_texts(site: Site) -> Iterator[tuple[str, int, str]]:
    settings = site.settings
    if settings.statement:
        for key, value in settings.statement.model_dump(mode="json").items():
            yield settings.statement_file, settings.statement_lines.get((key,), 1), repr(value)
    for placed in site.known_issues:
        yield placed.file, placed.line, placed.record.model_dump_json()


def _other_texts(settings: Settings) -> Iterator[tuple[str, int, str]]:
    yield "site_config/council.yml", 0, settings.council.model_dump_json()
    yield settings.navigation_file, 0, settings.navigation.model_dump_json()
    for placed in (*settings.owners.values(), *settings.channels, *settings.extra_entries):
        yield placed.file, placed.line, placed.record.model_dump_json()
    for noted in (*settings.contacts.values(), *settings.facts.values()):
        yield noted.file, noted.line, noted.record.model_dump_json(exclude={"note"})

"""How many of the national list's services the council's pages answer for."""

from collections.abc import Iterator

from briggate.checks.council.national_services import NationalService, national_services
from briggate.checks.site_facts import SiteFacts
from briggate.model.page import Page
from briggate.model.policy import Services
from briggate.model.site import Site


def coded_pages(site: Site) -> Iterator[tuple[Page, int, str]]:
    """(page, place in its `lgsl`, code) of every code that a live page gives, in the order of addresses."""
    for page in site.pages:
        if not page.meta.withdrawn:
            for number, code in enumerate(getattr(page.meta, "lgsl", ())):
                yield page, number, code


def is_said(services: Services) -> bool:
    """Whether the council has said which services it is answerable for."""
    return bool(services.model_fields_set)


def provided(services: Services) -> tuple[NationalService, ...]:
    """The services of the list that the council is answerable for."""
    return tuple(
        service
        for service in national_services().values()
        if not service.tiers.isdisjoint(services.tiers) and service.code not in services.not_provided
    )


def without_page(subject: SiteFacts) -> tuple[NationalService, ...]:
    """The services that the council is answerable for, and no page gives the code of."""
    codes = {code for _, _, code in coded_pages(subject.site)}
    return tuple(service for service in provided(subject.policy.services) if service.code not in codes)


def coverage(subject: SiteFacts) -> str:
    """One line for the report: how many services have a page. "" until the council has said which it is answerable for."""
    if not is_said(subject.policy.services):
        return ""
    every = len(provided(subject.policy.services))
    covered = every - len(without_page(subject))
    return f"{covered} of {every} services of the national list that the council provides have a page"

"""JSON-LD: what search engines and assistants read of a page, in schema.org's terms."""

import json
from typing import Any

from markupsafe import Markup

from briggate.build.rendering import References
from briggate.model.hours import OpeningHours
from briggate.model.page import Page
from briggate.model.page_types import Provider, Service, Venue
from briggate.model.record import DAYS
from briggate.model.site import Site

_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
DATED_FOR_DAYS = 28


def structured_data(site: Site, page: Page, references: References) -> list[Markup]:
    """The JSON-LD objects of a page, each safe inside a script element."""
    objects = [_breadcrumb(site, page, references)] if page.address != "/" else []
    if isinstance(page.meta, Service):
        objects.append(_service(site, page, page.meta, references))
    if isinstance(page.meta, Venue):
        objects.append(_office(site, page, page.meta, references))
    return [_safe({"@context": "https://schema.org", **each}) for each in objects]


def _safe(data: dict[str, Any]) -> Markup:
    text = _written(data)
    for character, escape in _UNSAFE.items():
        text = text.replace(character, escape)
    return Markup(text)


def _absolute(site: Site, address: str) -> str:
    return site.council.site_url + address[1:] if address.startswith("/") else address


def _breadcrumb(site: Site, page: Page, references: References) -> dict[str, Any]:
    trail = [*site.breadcrumb(page), page]
    items = [
        {"@type": "ListItem", "position": place, "name": references.plain(each.title), "item": _absolute(site, each.address)}
        for place, each in enumerate(trail, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _service(site: Site, page: Page, meta: Service, references: References) -> dict[str, Any]:
    council = {"@type": "GovernmentOrganization", "name": site.council.name, "url": site.council.site_url}
    provider: dict[str, Any] = council
    if isinstance(meta.provider, Provider):
        provider = {"@type": "Organization", "name": meta.provider.name} | ({"url": meta.provider.url} if meta.provider.url else {})
    channels: list[dict[str, Any]] = []
    if meta.action:
        channels.append({"@type": "ServiceChannel", "serviceUrl": _absolute(site, site.current(meta.action.url))})
    if (found := site.contact_of(page)) and found[1].phones:
        phone = {"@type": "ContactPoint", "telephone": found[1].phones[0].number}
        channels.append({"@type": "ServiceChannel", "servicePhone": phone})
    return {
        "@type": "GovernmentService",
        "name": references.plain(page.title),
        "description": references.plain(page.summary),
        "url": _absolute(site, page.address),
        "serviceOperator": council,
        "provider": provider,
        "areaServed": {"@type": "AdministrativeArea", "name": site.council.short_name},
    } | ({"availableChannel": channels} if channels else {})


def _office(site: Site, page: Page, meta: Venue, references: References) -> dict[str, Any]:
    location = meta.location
    office: dict[str, Any] = {
        "@type": "GovernmentOffice",
        "name": references.plain(page.title),
        "url": _absolute(site, page.address),
        "address": {"@type": "PostalAddress", "streetAddress": ", ".join(location.address)}
        | ({"postalCode": location.postcode} if location.postcode else {}),
    }
    if location.lat is not None and location.lng is not None:
        office["geo"] = {"@type": "GeoCoordinates", "latitude": location.lat, "longitude": location.lng}
    if meta.opening_hours:
        office |= _hours(site, meta.opening_hours)
    return office


def _hours(site: Site, hours: OpeningHours) -> dict[str, Any]:
    """Plain weekly schedules as rules; anything less regular as the dates of the coming weeks."""
    plain = [s for s in hours.usual if s.frequency == "weekly" and s.interval == 1]
    rules: list[dict[str, Any]] = [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": [day.capitalize() for day in sorted(schedule.days, key=DAYS.index)],
            **_times(f"{schedule.opens:%H:%M}", f"{schedule.closes:%H:%M}"),
            **({"validFrom": schedule.valid_from.isoformat()} if schedule.valid_from else {}),
            **({"validThrough": schedule.valid_to.isoformat()} if schedule.valid_to else {}),
        }
        for schedule in plain
    ]
    special: list[dict[str, Any]] = []
    holidays = frozenset(holiday.date for holiday in site.council.bank_holidays)
    for day in hours.days_from(site.clock.today, DATED_FOR_DAYS, holidays):
        irregular = len(plain) < len(hours.usual) and day.sessions
        if not (day.reason or irregular):
            continue
        dated = {"@type": "OpeningHoursSpecification", "validFrom": day.day.isoformat(), "validThrough": day.day.isoformat()}
        special += [{**dated, **_times(f"{s.opens:%H:%M}", f"{s.closes:%H:%M}")} for s in day.sessions] or [
            {**dated, **_times("00:00", "00:00")}
        ]
    return {"openingHoursSpecification": rules} | ({"specialOpeningHoursSpecification": special} if special else {})


def _times(opens: str, closes: str) -> dict[str, str]:
    return {"opens": opens, "closes": closes}

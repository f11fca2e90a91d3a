"""A council to which something happens of itself all through 2026, and when."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from tests.sites import page, service

TOWN: Mapping[str, str] = {
    "site_config/council.yml": """\
name: Tinytown Council
short_name: Tinytown
site_url: https://tinytown.example.org/
time_zone: Europe/London
bank_holidays:
  - {date: 2026-04-03, name: Good Friday}
  - {date: 2026-04-06, name: Easter Monday}
  - {date: 2026-12-25, name: Christmas Day}
""",
    "site_config/owners.yml": "waste: {name: Waste and recycling, contact: waste}\n",
    "site_config/contacts/waste.yml": """\
waste:
  name: Waste team
  phones:
    - number: 0113 496 0001
      hours:
        usual:
          - {days: [monday, friday], opens: 9:00, closes: 17:00, valid_to: 2026-05-31}
          - {days: [monday], opens: 9:00, closes: 15:00, valid_from: 2026-06-01}
        exceptions:
          - {date: 2026-08-31, reason: Closed for training}
""",
    "site_config/facts/waste.yml": """\
brown-bin-season:
  value: March to October
  later:
    - {starts: 2026-09-01, value: March to November}
    - {starts: 2026-09-15, value: March to November}
call-back-days:
  value: 5 working days
  later: [{starts: 2026-10-25, value: 3 working days}]
""",
    "content/bins/brown-bins.md": service(
        "Brown bins",
        "We empty them from [[fact brown-bin-season]]. Call [[phone waste]], [[hours waste]].\n",
        summary="Brown bins, from [[fact brown-bin-season]].",
        status="limited",
        status_text="No collections in the north.",
        status_to="2026-07-01 12:00",
    ),
    "content/bins/missed-bins.md": service(
        "Missed bins",
        "We come back within [[fact call-back-days]].\n\n[[contact waste]]\n",
        action="""
  text: Report a missed bin
  url: https://example.org/demo/missed
  hours:
    usual: [{days: [monday, sunday], opens: 8:00, closes: 20:00, valid_to: 2026-11-15}, {days: [sunday], opens: 8:00, closes: 20:00}]""",
        a_to_z="[Uncollected rubbish]",
    ),
    "content/bins/easter.md": service(
        "Easter collections",
        publish_at="2026-03-29 01:30",
        unpublish_at="{at: 2026-04-07, redirect: /bins/}",
    ),
    "content/bins/leaves.md": service("Leaf collections", unpublish_at='{at: 2026-10-25 01:15, redirect: "/bins/brown-bins/"}'),
    "content/bins/moving/index.md": page(
        "Bins when you move", type="guide", topics="[bins]", parts="[{title: New homes, file: new-homes.md}]", publish_at="2026-02-10 10:00"
    ),
    "content/bins/moving/new-homes.md": "We bring the bins.\n",
    "content/alerts/storm.md": page(
        "Storm", type="alert", severity="major", **{"from": "2026-03-29 00:59", "to": "2026-03-29 02:30"}, pages="[/bins/]"
    ),
    "content/alerts/night.md": page("Long night", type="alert", severity="minor", **{"from": "2026-10-25 01:30", "to": "2026-10-25 02:00"}),
    "content/alerts/christmas.md": page(
        "Christmas", type="alert", severity="announcement", **{"from": "2026-12-01", "to": "2026-12-24 18:00"}
    ),
    "content/hubs/index.md": page("Hubs", type="directory"),
    "content/hubs/spring.md": page(
        "Spring hub",
        type="venue",
        location="{address: [1 High Street], postcode: LS1 1AA}",
        publish_at="2026-03-26",
        unpublish_at="{at: 2026-04-08 12:00, redirect: /hubs/}",
        opening_hours="""
  usual: [{days: [tuesday, saturday], opens: 9:00, closes: 17:00}]
  exceptions: [{date: 2026-04-04, reason: Easter}]""",
    ),
    "content/hubs/autumn.md": page(
        "Autumn hub",
        type="venue",
        location="{address: [2 High Street]}",
        publish_at="2026-10-23 06:00",
        unpublish_at="{at: 2026-10-26 20:00, redirect: /hubs/}",
        opening_hours="{usual: [{days: [monday, sunday], opens: 9:00, closes: 17:00}]}",
    ),
    "content/hubs/class.md": page(
        "Evening classes",
        type="venue",
        location="{address: [3 High Street]}",
        services="""
  - title: Evening class
    opening_hours:
      usual: [{frequency: monthly, days: [wednesday], weeks_of_month: [-1], opens: 18:00, closes: 20:15}]
      exceptions: [{date: 2026-10-26, reason: No class}]""",
    ),
}
"""Beside the pages of `tests.sites.TINY`."""

ON_THE_HOUR = {
    "2026-02-10T10:00Z": "the guide and its part come",
    "2026-03-26T00:00Z": "the spring hub comes",
    "2026-03-29T00:59Z": "the storm's alert comes, a minute before the clocks jump from 1 to 2",
    "2026-03-29T01:00Z": "the page about Easter comes at 1.30am, which the clocks jump over",
    "2026-03-29T01:30Z": "the storm is over at 2.30am, half an hour after the clocks jumped",
    "2026-04-06T23:00Z": "the page about Easter goes as the 7th begins",
    "2026-04-08T11:00Z": "the spring hub goes at midday",
    "2026-05-31T23:00Z": "the telephone's summer hours begin",
    "2026-07-01T11:00Z": "the brown bins are as usual again",
    "2026-08-02T23:00Z": "four weeks before the training day people are told of it",
    "2026-08-31T23:00Z": "the training day is over, and the season of brown bins is another",
    "2026-09-27T23:00Z": "four weeks before the class that does not take place people are told of it",
    "2026-10-23T05:00Z": "the autumn hub comes",
    "2026-10-24T23:00Z": "calls are answered sooner from the 25th",
    "2026-10-25T00:15Z": "the page about leaves goes at the first 1.15am of two",
    "2026-10-25T00:30Z": "the night's alert comes at the first 1.30am",
    "2026-10-25T02:00Z": "and is over at 2am, an hour and a half later",
    "2026-10-26T20:00Z": "the autumn hub goes",
    "2026-10-27T00:00Z": "the day without a class is over",
    "2026-11-16T00:00Z": "the form's hours are shorter",
    "2026-12-01T00:00Z": "the alert about Christmas comes",
    "2026-12-24T18:00Z": "and is over",
}
"""What happens, and when: worked out by hand."""

DAY_BY_DAY = ((date(2026, 3, 27), date(2026, 4, 8)), (date(2026, 10, 24), date(2026, 10, 26)))
"""The days that begin while a hub is shown, which tells its hours day by day."""


def expected_moments() -> list[datetime]:
    """Every moment of 2026 at which the town's site differs from the moment before."""
    moments = {datetime.fromisoformat(moment) for moment in ON_THE_HOUR}
    for first, last in DAY_BY_DAY:
        moments |= {midnight(first + timedelta(days=n)) for n in range((last - first).days + 1)}
    return sorted(moments)


def midnight(day: date) -> datetime:
    """When a day of 2026 begins in Britain: clocks are an hour ahead of UTC from the last Sunday of March to that of October."""
    begins = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return begins - timedelta(hours=1) if date(2026, 3, 29) < day <= date(2026, 10, 25) else begins

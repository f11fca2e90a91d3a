"""What cannot wait: one approver may land it alone, and nothing beside it, nor anything that only looks like it."""

from datetime import timedelta

from tests.gate.cases.bench import EXECUTABLE, Bench, Held
from tests.gate.cases.case import ACCEPTED, add, case
from tests.gate.cases.honest import MISSED
from tests.gate.council import NOW, PAGES

ALERT, FACTS, PARK = "content/alerts/flood.md", "site_config/facts/bins.yml", "content/parks/roundhay.md"
SOON, LATE = ((NOW + timedelta(hours=hours)).strftime("%Y-%m-%d %H:%M") for hours in (60, 80))
LIMITED = f"status: limited\nstatus_text: No collections today.\nstatus_to: {SOON}\n"
PAGE = PAGES[MISSED]
TEXT_OF_FACTS = "bulky-waste:\n  value: as the form says\nnew-bin:\n  value: as the form says\n"


def _alert(body: str = "Stay away from the river. See [safety](/safety/).\n", *, to: str = SOON, more: str = "") -> str:
    return f"---\ntitle: River in flood\ntype: alert\nseverity: major\nfrom: 2026-01-01 08:00\nto: {to}\n{more}---\n{body}"


def _with(text: str, lines: str) -> str:
    return text.replace("---\n", f"---\n{lines}", 1)


def _alone(id: str, code: str, tried: str, person: str, files: dict[str, str | None]) -> None:
    def attempt(bench: Bench) -> None:
        if FACTS in files:
            bench.place_main({FACTS: TEXT_OF_FACTS})
        bench.commit(person, files)
        bench.push()

    add(f"alone-{id}", "R10", code, tried, attempt)


_alone("alert", ACCEPTED, "an approver lands an alert alone", "web-lead", {ALERT: _alert()})
_alone(
    "alert-with-link",
    ACCEPTED,
    "an alert whose banner leads to a page",
    "web-lead",
    {ALERT: _alert(more="link: {text: Safety, url: /safety/}\n")},
)
_alone("status", ACCEPTED, "an approver lands the status of a page alone", "bins-lead", {MISSED: _with(PAGE, LIMITED)})
_alone(
    "status-by-approver",
    ACCEPTED,
    "somebody who approves, and is no author, lands a status",
    "parks-lead",
    {PARK: _with(PAGES[PARK], LIMITED)},
)
_alone(
    "fact",
    ACCEPTED,
    "an approver lands one fact alone",
    "bins-lead",
    {FACTS: TEXT_OF_FACTS.replace("the form says", "the new form says", 1)},
)
_alone(
    "withdrawal",
    ACCEPTED,
    "an approver withdraws a page alone",
    "bins-lead",
    {MISSED: _with(PAGE, "withdrawn: {date: 2026-01-01, reason: Ended.}\n")},
)

_alone("alert-long", "approval-missing", "an alert lasts longer than 72 hours", "web-lead", {ALERT: _alert(to=LATE)})
_alone("alert-endless", "approval-missing", "an alert has no end", "web-lead", {ALERT: _alert().replace(f"to: {SOON}\n", "")})
_alone("alert-two-ends", "approval-missing", "an alert has two ends", "web-lead", {ALERT: _alert(more=f"to: {LATE}\n")})
_alone(
    "alert-of-other-type",
    "approval-missing",
    "a page among the alerts is a service",
    "web-lead",
    {ALERT: _alert().replace("type: alert", "type: service")},
)
_alone(
    "alert-and-page",
    "approval-missing",
    "an alert comes with a page",
    "web-lead",
    {ALERT: _alert(), "content/index.md": "---\ntitle: Hello\n---\n"},
)
_alone("alert-of-author", "path-not-yours", "an author of another section lands an alert", "bins-lead", {ALERT: _alert()})
_alone(
    "alert-takes-address",
    "address-not-yours",
    "an alert claims the address of another section",
    "web-lead",
    {ALERT: _alert(more="redirect_from: [/schools/]\n")},
)
_alone(
    "alert-takes-word",
    "term-of-another",
    "an alert takes a word of the A–Z from another section",
    "web-lead",
    {ALERT: _alert(more="a_to_z: [Wheelie bins]\n")},
)
_alone(
    "status-and-words",
    "approval-missing",
    "a status comes with other words",
    "bins-lead",
    {MISSED: _with(PAGE, LIMITED).replace("Call ", "Ring ")},
)
_alone(
    "status-and-title",
    "approval-missing",
    "a status comes with another title",
    "bins-lead",
    {MISSED: _with(PAGE, LIMITED).replace("title: Missed", "title: Lost")},
)
_alone(
    "status-of-author", "approval-missing", "an author who approves nothing lands a status", "bins-editor", {MISSED: _with(PAGE, LIMITED)}
)
_alone(
    "status-leads-away",
    "approval-missing",
    "a status leads to another site",
    "bins-lead",
    {MISSED: _with(PAGE, LIMITED.replace("No collections today.", "See [this](https://example.org/)."))},
)
_alone(
    "status-not-of-mine",
    "path-not-yours",
    "an approver lands the status of another section's page",
    "parks-lead",
    {MISSED: _with(PAGE, LIMITED)},
)
_alone(
    "two-facts", "approval-missing", "two facts change", "bins-lead", {FACTS: TEXT_OF_FACTS.replace("the form says", "the new form says")}
)
_alone("fact-gone", "approval-missing", "a fact is taken away", "bins-lead", {FACTS: TEXT_OF_FACTS.partition("new-bin")[0]})
_alone("facts-gone", "approval-missing", "all facts are taken away", "bins-lead", {FACTS: None})
_alone("fact-broken", "approval-missing", "the facts cannot be read any more", "bins-lead", {FACTS: TEXT_OF_FACTS + "new-bin: [\n"})
_alone(
    "fact-leads-away",
    "approval-missing",
    "a fact leads to another site",
    "bins-lead",
    {FACTS: TEXT_OF_FACTS.replace("as the form says", "[as it says](//example.org)", 1)},
)
_alone("page-gone", "approval-missing", "a page is taken away", "bins-lead", {MISSED: None})
_alone(
    "page-new",
    "approval-missing",
    "a page is new",
    "bins-lead",
    {"content/bins/late.md": PAGE.replace("Missed", "Late").replace("Wheelie", "Big")},
)
_alone(
    "status-runs", "path-not-yours", "an approver who is no author gives a page other words", "parks-lead", {PARK: PAGES[PARK] + "More.\n"}
)

for _number, _link in enumerate((
    "[a](https://example.org/)", "[a](//example.org)", "[a](/\\example.org)", "[a](javascript:alert)", "[a]: mailto:a@example.org", "<https://example.org>",
    '<a href="/x">a</a>', "[a](https&#58;//example.org)", "[a](https&colon;//example.org)", "www.example.org", "[a]( tel:01134960000)", "![a](HTTP://example.org/a.png)",
    "[a](mailto: a@example.org)", "[a](http:\nexample.org)", "[a](/\n/example.org)",
    "[a](`mailto`:a@example.org)", "[a](`https`:`/`/example.org)",
)):  # fmt: skip
    _alone(
        f"alert-leads-away-{_number}", "approval-missing", f"an alert has {_link} in it", "web-lead", {ALERT: _alert(f"Stay in. {_link}\n")}
    )


for _number, _link in enumerate((
    '{text: A, url: "h\\x74tps\\x3a\\x2f\\x2fexample.org"}', '{text: A, "url": mailto:a@example.org}', "{text: A, ? url : tel:01134960000}",
    "\n  text: A\n  url: >-\n    mailto:a@example.org", '{text: A, "u\\x72l": mailto:a@example.org}',
)):  # fmt: skip
    _alone(
        f"alert-banner-leads-away-{_number}",
        "approval-missing",
        f"an alert's banner leads away, written as {' '.join(_link.split())}",
        "web-lead",
        {ALERT: _alert(more=f"link: {_link}\n")},
    )


@case("alone-alert-over-another-page", "R10", "approval-missing", "a page among the alerts that was none becomes one")
def _(bench: Bench) -> None:
    bench.place_main({ALERT: _alert().replace("type: alert", "type: page")})
    bench.commit("web-lead", {ALERT: _alert()})
    bench.push()


@case("alone-fact-and-number", "R10", "approval-missing", "beside one fact, another becomes a number of another kind")
def _(bench: Bench) -> None:
    bench.place_main({FACTS: "bulky-waste:\n  value: 1\nnew-bin:\n  value: as the form says\n"})
    bench.commit("bins-lead", {FACTS: "bulky-waste:\n  value: 1.0\nnew-bin:\n  value: as you like\n"})
    bench.push()


@case("alone-alert-in-two-commits", "R10", ACCEPTED, "an alert and its mend, signed by the same approver")
def _(bench: Bench) -> None:
    bench.commit("web-lead", {ALERT: _alert()})
    bench.commit("web-lead", {ALERT: _alert("Stay in.\n")})
    bench.push()


@case("alone-alert-by-two", "R10", "approval-missing", "two people make an alert, and nobody else approves")
def _(bench: Bench) -> None:
    bench.commit("bins-lead", {MISSED: _with(PAGE, LIMITED)})
    bench.commit("bins-deputy", {MISSED: _with(PAGE, LIMITED.replace("today", "tomorrow"))})
    bench.push()


@case("alone-alert-over-a-page", "R10", "approval-missing", "a page is altered and put back in the commits of an alert")
def _(bench: Bench) -> None:
    bench.commit("web-lead", {ALERT: _alert(), "content/index.md": "---\ntitle: Hello\n---\n"})
    bench.commit("web-lead", {"content/index.md": PAGES["content/index.md"]})
    bench.push()


@case("alone-alert-executable", "R3", "object-not-file", "an alert can be run")
def _(bench: Bench) -> None:
    bench.commit("web-lead", {ALERT: Held(EXECUTABLE, bench.blob(_alert()))})
    bench.push()


@case("alone-last-version", "R10", ACCEPTED, "an approver takes a page back to the version before")
def _(bench: Bench) -> None:
    bench.place_main({MISSED: PAGE + "Wrong.\n"})
    bench.commit("bins-lead", {MISSED: PAGE})
    bench.push()


@case("alone-page-back", "R10", ACCEPTED, "an approver brings a page back that was taken away")
def _(bench: Bench) -> None:
    bench.place_main({MISSED: None})
    bench.commit("bins-lead", {MISSED: PAGE})
    bench.push()


@case("alone-version-before-last", "R10", "approval-missing", "a page goes back to a version older than the last")
def _(bench: Bench) -> None:
    bench.place_main({MISSED: PAGE + "Wrong.\n"})
    bench.place_main({MISSED: PAGE + "Right.\n"})
    bench.commit("bins-lead", {MISSED: PAGE})
    bench.push()


@case("alone-when-approval-is-wrong", "R10", ACCEPTED, "an approval that does not count does not stand in the way")
def _(bench: Bench) -> None:
    bench.commit("bins-lead", {MISSED: _with(PAGE, LIMITED)})
    bench.approve("parks-lead")
    bench.push()


@case("alone-last-version-by-record", "R10", ACCEPTED, "a page goes back to what it was before the last push, though that had two commits")
def _(bench: Bench) -> None:
    bench.commit("bins-lead", {MISSED: _with(PAGE, LIMITED.replace("today", "tomorrow"))})
    bench.commit("bins-lead", {MISSED: _with(PAGE, LIMITED)})
    bench.push()
    bench.commit("bins-lead", {MISSED: PAGE})
    bench.push()


@case(
    "alone-version-on-the-way",
    "R10",
    "approval-missing",
    "other words that came on the way of a status are brought back as the last version",
)
def _(bench: Bench) -> None:
    bench.commit("bins-lead", {MISSED: PAGE + "Pay [here](https://example.org/).\n"})
    bench.commit("bins-lead", {MISSED: _with(PAGE, LIMITED)})
    bench.push()
    bench.commit("bins-lead", {MISSED: PAGE + "Pay [here](https://example.org/).\n"})
    bench.push()


@case(
    "alone-word-by-approver", "R7", "path-not-yours", "an approver who is no author brings back a page, with a word that is another's now"
)
def _(bench: Bench) -> None:
    was = _with(PAGES[PARK], "a_to_z: [Wheelie bins]\n")
    bench.place_main({PARK: was})
    bench.place_main({PARK: PAGES[PARK]})
    bench.commit("parks-lead", {PARK: was})
    bench.approve("bins-lead")
    bench.approve("web-lead")
    bench.push()

"""Files of a small council that has an accessibility statement, for the examples of rules over it."""

from collections.abc import Mapping

_SETTINGS = {
    "page": "/accessibility/",
    "contact": "web",
    "contact_form": "https://example.org/demo/accessibility",
    "response_days": "10",
    "enforcement": "{body: The Equality and Human Rights Commission, complaints: {text: Advice, url: https://example.org/advice}}",
    "prepared": "2026-03-02",
    "reviewed": "2026-10-27",
    "tested": "2026-10-20",
    "tested_by": "the web team",
    "sample": "A page of each type.",
}
_NAVIGATION = "report_a_problem: https://example.org/demo/report\nfooter:\n  - {{text: Accessibility statement, url: {url}}}\n"
_PAGE = (
    "---\ntitle: Accessibility statement\nsummary: How well this site works for everyone.\ntype: accessibility_statement\n"
    "owner: waste\nlast_reviewed: 2026-10-27\nredirect_from: [/access/]\n---\n"
)
KNOWN_ISSUE = """\
- title: The map cannot be used with a keyboard
  rule: none
  pages: [/bins/]
  wcag: [2.1.1]
  ground: non_compliance
  effect: People who use no mouse cannot move it.
  alternative: Call us.
  fix_by: 2027-05-04
  owner: waste
"""


def with_statement(footer: str = "/accessibility/", **settings: str) -> Mapping[str, str]:
    """The files: `settings` is YAML by key, over what is usual; `footer` is where the footer's link leads."""
    return {
        "site_config/statement.yml": "".join(f"{key}: {value}\n" for key, value in (_SETTINGS | settings).items()),
        "site_config/navigation.yml": _NAVIGATION.format(url=footer),
        "site_config/contacts/waste.yml": "web: {name: Web team, email: web@example.org}\n",
        "content/accessibility.md": _PAGE,
    }

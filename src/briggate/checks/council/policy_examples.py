"""Files of a small council with a policy, for the examples of rules over what is made from it."""

from collections.abc import Mapping
from datetime import date as Date

from briggate.governance.generated import text_of
from briggate.governance.policy import FILES, read_policy

_KEYS = [f"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{two}{'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'}A" for two in ("AA", "BB")]
"""Keys that nobody has."""
_PERSON = """\
{id}:
  name: {name}
  emails: [{id}@example.org]
  keys: [{key}]
  roles: [{role}]
{sections}  trained: 2026-01-02
  until: {until}
"""


def with_policy(file: str = "", until: str = "2027-12-31", change: str = "") -> Mapping[str, str]:
    """A policy by which one person approves pages about bins, to the day `until`, and one holds the rest.

    `file` is made from it as on 2 January 2026, with `change` at its end.
    """
    people = _PERSON.format(id="bins-lead", name="Bins lead", key=_KEYS[0], role="approver", sections="  sections: [bins]\n", until=until)
    people += _PERSON.format(id="holder", name="Holder", key=_KEYS[1], role="governance-holder", sections="", until="2027-12-31")
    texts = (people, "serial: 1\npublishers_most: 59\nsections:\n  bins: {name: Bins, paths: [content/bins/]}\n", "warn_days: 30\n")
    files = dict(zip(FILES, texts, strict=True))
    if file:
        policy, _ = read_policy({name: text.encode() for name, text in files.items()})
        assert policy
        files[file] = text_of(file, policy, Date(2026, 1, 2)) + change
    return files

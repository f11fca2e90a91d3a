"""The oracle's own words for R11: a policy that may follow the one in force."""

import re
from collections.abc import Callable, Mapping
from datetime import date

import yaml

from tests.gate.fuzz.scenes import NOW, PEOPLE, PERMISSIONS, REVIEW, SERIAL

_PERSON = {"name", "emails", "keys", "roles", "sections", "trained", "until", "deputy"}
_ROLES = {"author", "approver", "governance-holder", "platform-holder"}
_PATH = re.compile(r"(content|site_config)(/[a-z0-9][a-z0-9._-]*)*/?")

type Hold = Callable[[bool, str], None]


def check_policy(files: Mapping[str, bytes | None], hold: Hold) -> None:
    people, permissions = _strict(files[PEOPLE], hold), _strict(files[PERMISSIONS], hold)
    hold(
        set(_strict(files[REVIEW], hold)) <= {"training_months", "warn_days"},
        "R11: other words in review.yml",
    )
    hold(set(permissions) <= {"serial", "publishers_most", "approvals", "sections"}, "R11: other words in permissions.yml")
    hold(permissions.get("serial") == str(SERIAL + 1), "R11: the serial does not rise by one")
    approvals = permissions.get("approvals", {})
    hold(isinstance(approvals, dict) and int(approvals.get("governance", 2)) >= 2, "R11: a holder and another could change the policy")
    hold(int(approvals.get("content", 1)) >= 1 and int(approvals.get("platform", 2)) >= 1, "R10: nobody needs to approve")
    sections = permissions.get("sections")
    hold(isinstance(sections, dict) and bool(sections), "R11: there are no sections")
    assert isinstance(sections, dict)
    places = [path for section in sections.values() for path in set(section["paths"])]
    hold(len(places) == len(set(places)), "R11: two sections have one place")
    hold(
        all(_PATH.fullmatch(path.strip()) and (path.strip()[-1] == "/" or "." in path) for path in places),
        "R11: a section is no place of pages",
    )
    _check_people(people, set(sections), int(str(permissions["publishers_most"])), hold)


def _check_people(people: Mapping[str, object], sections: set[str], most: int, hold: Hold) -> None:
    owners: dict[str, str] = {}
    holders = authors = 0
    for person, record in people.items():
        hold(bool(re.fullmatch(r"[a-z0-9-]+", person)), f"R11: {person!r} is no id")
        hold(isinstance(record, dict) and record.keys() <= _PERSON, f"R11: other words of {person}")
        assert isinstance(record, dict)
        roles, keys = set(record["roles"]), record.get("keys") or []
        hold(isinstance(record["roles"], list) and bool(roles) and roles <= _ROLES, f"R11: other roles of {person}")
        hold(set(record.get("sections", [])) <= sections, f"R11: {person} works where there is nothing")
        for key in (*(key.split()[1] for key in keys), *(email.strip().lower() for email in record["emails"])):
            hold(owners.setdefault(key, person) == person, f"R11: {person} has what {owners[key]} has")
        hold(all(key.split()[0].startswith(("ssh-ed25519", "ecdsa-", "sk-")) for key in keys), f"R11: a key of {person} of another kind")
        is_active = date.fromisoformat(record["until"]) >= NOW.date()
        holders += is_active and bool(keys) and "governance-holder" in roles
        authors += is_active and "author" in roles
    hold(holders >= 3, f"R11: {holders} holders are left")
    hold(authors <= most, f"R11: {authors} authors, and {most} may be")


def _strict(data: bytes | None, hold: Hold) -> dict[str, object]:
    """What a file says, all of it as text: a mapping without anchors, aliases, tags, or a key twice."""
    hold(data is not None and len(data) <= 256_000, "R11: a file of the policy is not there, or too big")
    assert data is not None
    try:
        text = data.decode().removeprefix("\ufeff")
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            hold(getattr(event, "anchor", None) is None and getattr(event, "tag", None) is None, "R11: an anchor, an alias or a tag")
        node = yaml.compose(text, Loader=yaml.CBaseLoader)
        _check_once(node, hold)
        values = yaml.load(text, Loader=yaml.CBaseLoader)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError, TypeError):
        hold(False, "R11: a file of the policy is no YAML")
    hold(isinstance(values, dict) or values in (None, ""), "R11: a file of the policy says no more than a list or a word")
    return values or {}


def _check_once(node: yaml.Node | None, hold: Hold) -> None:
    if isinstance(node, yaml.MappingNode):
        names = [key.value for key, _ in node.value]
        hold(len({str(name) for name in names}) == len(names) and "<<" not in names, "R11: something is said twice")
        for _, value in node.value:
            _check_once(value, hold)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            _check_once(value, hold)

"""The policy of a council, from its three files: who may do what, and whether it can be relied on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date
from functools import cached_property

from briggate.files.records import read_record, read_records
from briggate.files.text import decode_text
from briggate.files.yaml import YamlDocument, parse_yaml
from briggate.governance.keys import fingerprint, read_key
from briggate.governance.refusals import Code
from briggate.model.fault import Fault, did_you_mean
from briggate.model.governance import GOVERNANCE_HOLDERS_LEAST, FileClass, Permissions, Person, ReviewPolicy, Role, Section
from briggate.model.record import Record

PEOPLE, PERMISSIONS, REVIEW = "governance/publishers.yml", "governance/permissions.yml", "governance/review.yml"
FILES = (PEOPLE, PERMISSIONS, REVIEW)
BYTES_MOST = 256_000
HOLDERS: Mapping[FileClass, Role] = {"governance": "governance-holder", "platform": "platform-holder"}


@dataclass(frozen=True)
class Policy:
    """Who may do what."""

    people: Mapping[str, Person]
    permissions: Permissions
    review: ReviewPolicy

    @cached_property
    def _keys(self) -> Mapping[bytes, str]:
        return {read_key(line): person for person, record in self.people.items() for line in record.keys}

    def holder(self, key: bytes) -> str | None:
        """The id of the person whose key this is."""
        return self._keys.get(key)

    def is_active(self, person: str, on: Date) -> bool:
        return on <= self.people[person].until

    def active(self, role: Role, on: Date) -> list[str]:
        """Ids of those who have a role on some day."""
        return [each for each, record in self.people.items() if role in record.roles and self.is_active(each, on)]

    def section(self, path: str) -> str | None:
        """The id of the section that a file belongs to: of two that hold it, the one that says so more exactly."""
        holding = [
            (len(each), name)
            for name, section in self.permissions.sections.items()
            for each in section.paths
            if (path.startswith(each) if each.endswith("/") else path == each)
        ]
        return max(holding)[1] if holding else None

    def may(self, person: str, role: Role, section: str | None = None) -> bool:
        """Whether somebody has a role; as an author or approver, in a section. Whether the rights have ended is not asked."""
        record = self.people[person]
        return role in record.roles and (section is None or section in record.sections)


def read_policy(data: Mapping[str, bytes | None]) -> tuple[Policy | None, tuple[Fault, ...]]:
    """The policy that the bytes of its files say, by their names, or None and every fault. Pure: nothing is read from anywhere else."""
    faults: list[Fault] = []
    documents = {file: _document(file, data.get(file), faults) for file in FILES}
    people, permissions, review = (documents[file] for file in FILES)
    if people is None or permissions is None or review is None:
        return None, tuple(faults)
    persons, more = read_records(Person, people.data, file=PEOPLE, lines=people.lines)
    faults += more
    allowed = _one(Permissions, PERMISSIONS, permissions, faults)
    reviewed = ReviewPolicy() if review.data is None else _one(ReviewPolicy, REVIEW, review, faults)
    if faults or allowed is None or reviewed is None:
        return None, tuple(sorted(faults))
    faults += _key_faults(persons, people)
    faults += _section_faults(allowed.sections, permissions)
    faults += _naming_faults(persons, allowed.sections, people)
    return (None if faults else Policy(persons, allowed, reviewed)), tuple(sorted(faults))


def standing_faults(policy: Policy, on: Date) -> Iterator[tuple[Code, str]]:
    """(reason, sentence) of what makes a policy one that may not begin: too few who could change it, too many who may publish."""
    holders = sum(1 for each in policy.active("governance-holder", on) if policy.people[each].keys)
    if holders < GOVERNANCE_HOLDERS_LEAST:
        told = f"it leaves {holders} governance holders with a key, and {GOVERNANCE_HOLDERS_LEAST} is the least there may be"
        yield "policy-holders", told
    authors, most = len(policy.active("author", on)), policy.permissions.publishers_most
    if authors > most:
        yield "policy-publishers", f"it has {authors} authors, and `publishers_most` is {most}"


def _document(file: str, data: bytes | None, faults: list[Fault]) -> YamlDocument | None:
    if data is None:
        faults.append(Fault(file, 0, "there is no such file", "Put it there: docs/administrators/permissions.md says what stands in it."))
        return None
    if len(data) > BYTES_MOST:
        faults.append(Fault(file, 0, f"the file has {len(data):,} bytes, and {BYTES_MOST:,} is the most there may be", "Make it smaller."))
        return None
    text, more = decode_text(data, name=file)
    faults += more
    if text is None:
        return None
    document = parse_yaml(text, file=file)
    faults += document.faults
    return None if document.faults else document


def _one[R: Record](model: type[R], file: str, document: YamlDocument, faults: list[Fault]) -> R | None:
    record, more = read_record(model, document.data, file=file, lines=document.lines)
    faults += more
    return record


def _key_faults(people: Mapping[str, Person], document: YamlDocument) -> Iterator[Fault]:
    """Keys that cannot be read; keys, addresses and accounts that two people have."""
    owners: dict[str, str] = {}
    for person, record in people.items():
        for number, line in enumerate(record.keys):
            place = PEOPLE, document.lines.get((person, "keys", number), 1)
            try:
                name = fingerprint(read_key(line))
            except ValueError as error:
                yield Fault(*place, f"this key {error}", "Ask for the file that ends in .pub again.")
                continue
            if (other := owners.setdefault(name, person)) != person or record.keys.index(line) != number:
                yield Fault(*place, f"{other} has this key already", "A key belongs to one person, and stands there once.")
        for number, email in enumerate(record.emails):
            if (other := owners.setdefault(email, person)) != person:
                line_of_it = document.lines.get((person, "emails", number), 1)
                yield Fault(PEOPLE, line_of_it, f"{other} has the address {email} already", "An address belongs to one person.")
        for forge, account in record.accounts:
            if account and (other := owners.setdefault(f"{forge} {account.casefold()}", person)) != person:
                line_of_it = document.lines.get((person, "accounts", forge), 1)
                yield Fault(PEOPLE, line_of_it, f"{other} has the account {account} already", "An account belongs to one person.")


def _section_faults(sections: Mapping[str, Section], document: YamlDocument) -> Iterator[Fault]:
    owners: dict[str, str] = {}
    for name, section in sections.items():
        for number, path in enumerate(section.paths):
            if owners.setdefault(path, name) != name:
                line = document.lines.get(("sections", name, "paths", number), 1)
                yield Fault(PERMISSIONS, line, f"the section {owners[path]} has {path} already", "Take it out of one of the two.")


def _naming_faults(people: Mapping[str, Person], sections: Mapping[str, Section], document: YamlDocument) -> Iterator[Fault]:
    def line(*path: str | int) -> int:
        return document.lines.get(path, 1)

    for person, record in people.items():
        for number, section in enumerate(record.sections):
            if section not in sections:
                fix = did_you_mean(section, sections, f"The sections are {', '.join(sections)}.")
                yield Fault(PEOPLE, line(person, "sections", number), f"there is no section {section}", fix)
        if record.deputy is not None and (record.deputy not in people or record.deputy == person):
            wrong = "nobody is their own deputy" if record.deputy == person else f"there is nobody called {record.deputy}"
            yield Fault(PEOPLE, line(person, "deputy"), wrong, did_you_mean(record.deputy, [*people], "Name somebody else of this file."))

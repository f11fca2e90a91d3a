"""The policy in words: who can do what, who may change a file and why, and how many have had rights over time."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date as Date
from datetime import timedelta
from textwrap import wrap

from briggate.governance.changes import class_of
from briggate.governance.policy import HOLDERS, PERMISSIONS, Policy
from briggate.model.governance import FileClass, Person, Role
from briggate.model.review import months_after

ROLES: tuple[Role, ...] = ("author", "approver", "governance-holder", "platform-holder")
WIDTH, WIDEST = 78, 60
"""Marks of the longest line, and of the longest bar."""


def people_told(policy: Policy, on: Date) -> str:
    """Everybody with rights, whose rights have ended, and what falls due."""
    active = {person: record for person, record in policy.people.items() if policy.is_active(person, on)}
    counts = [counted(len(policy.active(role, on)), role.replace("-", " ")) for role in ROLES]
    lines = [f"On {dated(on)}: {', '.join(counts)}. At most {policy.permissions.publishers_most} may be authors."]
    for person, record in active.items():
        lines += ["", f"{person}: {record.name}, until {dated(record.until)}", *_wrapped(_rights(policy, record))]
    ended = [f"  {person}, on {dated(record.until)}" for person, record in policy.people.items() if person not in active]
    if ended:
        lines += ["", "Rights have ended:", *ended]
    due = list(_due(policy, active, on))
    if due:
        lines += ["", "Soon to do:", *due]
    return "\n".join(lines) + "\n"


def who_told(policy: Policy, path: str, on: Date) -> str:
    """Who may change and approve a file, and by what line of the policy."""
    kind = class_of(path)
    needed: int = getattr(policy.permissions.approvals, kind)
    if kind != "content":
        return _held(policy, path, kind, needed, on)
    section = policy.section(path)
    if section is None:
        return f"Nobody may change {path}: it is in no section of {PERMISSIONS}. A governance holder can add it to one.\n"
    record = policy.permissions.sections[section]
    by = max((each for each in record.paths if path.startswith(each)), key=len)
    authors, approvers = (_in_section(policy, role, section, on) for role in ("author", "approver"))
    return (
        f"{path} is in the section {section} ({record.name}), by {by} in {PERMISSIONS}.\n\n"
        f"May change it:  {_names(policy, authors)}\n"
        f"May approve it: {_names(policy, approvers)}\n\n"
        f"A change needs {counted(needed, 'approval')} by somebody who has signed no part of it.\n"
    )


def holders_on(policy: Policy, on: Date) -> int:
    """How many people have the right to publish, or to let others: everybody whose rights have not ended."""
    return sum(1 for person in policy.people if policy.is_active(person, on))


def history_told(counts: Sequence[tuple[Date, int]]) -> str:
    """The number of rights holders over time, a bar for each day on which it changed."""
    if not counts:
        return "governance/publishers.yml has no history on main yet.\n"
    most = max(WIDEST, *(count for _, count in counts))
    bars = ((day, count, "█" * max(min(count, 1), round(count / most * WIDEST))) for day, count in counts)
    return "\n".join(["People with rights", *(f"{day:%Y-%m-%d}  {count:>5}  {bar}".rstrip() for day, count, bar in bars)]) + "\n"


def history_csv(counts: Iterable[tuple[Date, int]]) -> str:
    return "date,people\n" + "".join(f"{day:%Y-%m-%d},{count}\n" for day, count in counts)


def _held(policy: Policy, path: str, kind: FileClass, needed: int, on: Date) -> str:
    names = _names(policy, policy.active(HOLDERS[kind], on))
    what = "who may do what, and what the site is held to" if kind == "governance" else "how the site looks and is made"
    return (
        f"{path} is {kind}: {what}.\n\nMay change it:  {names}\nMay approve it: {names}\n\n"
        f"A change needs {counted(needed, 'approval')} by others than those who signed it, and may have nothing else in it.\n"
    )


def _in_section(policy: Policy, role: Role, section: str, on: Date) -> list[str]:
    return [person for person in policy.active(role, on) if policy.may(person, role, section)]


def _names(policy: Policy, people: Sequence[str]) -> str:
    return ", ".join(each if policy.people[each].keys else f"{each} (no key yet)" for each in people) or "nobody"


def _rights(policy: Policy, record: Person) -> str:
    roles = " and ".join(role.replace("-", " ") for role in record.roles)
    if not record.sections:
        return roles
    has_all = set(record.sections) == set(policy.permissions.sections)
    return f"{roles} in {'every section' if has_all else ', '.join(record.sections)}"


def _due(policy: Policy, active: dict[str, Person], on: Date) -> Iterator[str]:
    """Rights that end soon, training that is due, and people without a key."""
    soon = on + timedelta(days=policy.review.warn_days)
    for person, record in active.items():
        trained = months_after(record.trained, policy.review.training_months)
        if record.until <= soon:
            yield f"  {person}: rights end on {dated(record.until)}"
        if trained <= soon:
            yield f"  {person}: training {'was' if trained < on else 'is'} due on {dated(trained)}"
    if keyless := [person for person, record in active.items() if not record.keys]:
        yield from _wrapped(f"no key yet, which briggate setup makes: {', '.join(keyless)}")


def _wrapped(text: str) -> list[str]:
    return wrap(text, WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)


def dated(day: Date) -> str:
    """A day in words: 4 July 2026."""
    return f"{day.day} {day:%B %Y}"


def counted(number: int, what: str) -> str:
    """`1 file`, `2 files`."""
    return f"{number} {what}{'' if number == 1 else 's'}"

"""Files for others that the policy gives: CODEOWNERS for each forge, allowed signers for git, a checklist for a forge's administrator.

The gate reads none of them. They say who has rights on a day; what they say before somebody's rights end is told by `texts_since`.
"""

import base64
from collections.abc import Iterable, Iterator
from datetime import date as Date

from briggate.governance.changes import CODE_OWNERS
from briggate.governance.keys import read_key
from briggate.governance.owners import OwnedPath, owned_paths, sections_of_nobody
from briggate.governance.policy import Policy
from briggate.governance.protection import checklist
from briggate.model.governance import FileClass

COMMAND = "briggate people --write"
SIGNERS, CHECKLIST = "governance/allowed_signers", "governance/branch-protection.md"
GENERATED = (SIGNERS, CHECKLIST, *CODE_OWNERS.values())
_MARK = f"Generated from governance/ by `{COMMAND}`, and never edited"
_NAMES: dict[FileClass, str] = {"content": "Pages and facts", "governance": "Policy", "platform": "Platform"}


def text_of(file: str, policy: Policy, on: Date) -> str:
    """What one of GENERATED says on a day. Raises NobodyAble for CODEOWNERS that could name nobody."""
    if file == SIGNERS:
        return _lines(_signers(policy, on))
    if file == CHECKLIST:
        return f"<!-- {_MARK}. -->\n\n{checklist(policy)}"
    return _lines(_github(policy, on) if file == CODE_OWNERS["github"] else _gitlab(policy, on))


def texts_since(file: str, policy: Policy, today: Date) -> dict[str, Date]:
    """What a file may say by this policy, today or since rights ended one after another; each text with the last day that it was right."""
    days = sorted({record.until for record in policy.people.values() if record.until < today})
    return {text_of(file, policy, day): day for day in (*days, today)}


def name_for(policy: Policy, person: str, forge: str = "") -> str:
    """What a file calls somebody: @account on a forge, or an e-mail address."""
    record = policy.people[person]
    account: str | None = getattr(record.accounts, forge, None)
    return f"@{account}" if account else record.emails[0]


def _github(policy: Policy, on: Date) -> Iterator[str]:
    """One list, of which the last line that matches a file counts."""
    yield from _head(policy, on)
    for each in owned_paths(policy, on):
        yield _line(policy, each, "github")


def _gitlab(policy: Policy, on: Date) -> Iterator[str]:
    """A section for each class, since only sections have a number of approvals. All sections that match a file count: none may overlap."""
    yield from _head(policy, on)
    owned = list(owned_paths(policy, on))
    for kind, name in _NAMES.items():
        needed: int = getattr(policy.permissions.approvals, kind)
        yield from ("", f"[{name}][{needed}]")
        yield from (_line(policy, each, "gitlab") for each in owned if each.kind == kind)
    yield "# GitLab before 17.10 knows no lines with !, and asks for platform holders everywhere."
    general = ("/content/", "/site_config/")
    yield from (f"!{each.path}" for each in owned if each.kind == "governance" or each.path in general)


def _head(policy: Policy, on: Date) -> Iterator[str]:
    yield f"# {_MARK}: change governance/, and run that again."
    yield "# Approvals that count are signed and given with `briggate approve`; those on the forge come on top."
    if sections := sections_of_nobody(policy, on):
        yield f"# Nobody can approve these sections, so that they stand with the governance holders: {', '.join(sections)}."


def _line(policy: Policy, owned: OwnedPath, forge: str) -> str:
    return " ".join((owned.path, *(name_for(policy, person, forge) for person in owned.people)))


def _signers(policy: Policy, on: Date) -> Iterator[str]:
    yield f"# {_MARK}. It is for people who look at a commit by hand; the gate never reads it."
    yield f"# git -c gpg.ssh.allowedSignersFile={SIGNERS} verify-commit COMMIT"
    yield "# git believes the day that a commit bears, so this says whose key it is, and not that the gate would let it through."
    count = 0
    for person, record in policy.people.items():
        for line in record.keys if policy.is_active(person, on) else ():
            key = f"{line.split(' ')[0]} {base64.b64encode(read_key(line)).decode()}"
            yield f'{name_for(policy, person)} namespaces="git",valid-before="{record.until:%Y%m%d}235959Z" {key}'
            count += 1
    if not count:
        yield "# Nobody in governance/publishers.yml has a key, and rights that have not ended."


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)

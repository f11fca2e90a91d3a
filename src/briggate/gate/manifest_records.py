"""The shape of a release's manifest, and the JSON Schema of it."""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from briggate.governance.published import How, Standing

DRAFT = "https://json-schema.org/draft/2020-12/schema"


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class ApproverRecord(_Record):
    """Somebody whose approval the record names."""

    person: str
    standing: Standing
    """“given”: the approval is in the repository, with a key of this person."""


class PageFindings(_Record):
    """What the report says of one page and one rule."""

    rule: str
    severity: str
    outcome: str
    """“failed”, or “cannot tell”."""
    standing: str
    """Whether it blocks, or why not: “already there”, “waived” or “known issue”."""
    number: int = Field(ge=1)


class PageChecks(_Record):
    """What the report says of one page. Of rules that are not named here it does not say whether they looked at this page."""

    findings: tuple[PageFindings, ...]
    not_run: tuple[str, ...]
    """Rules that could not finish with this page: never a pass."""


class PageRecord(_Record):
    """A live page."""

    address: str
    commit: str
    """The last that changed its file."""
    how: How
    """How main came to that commit. Nobody can be named for what was there before the gate, nor an approver for what no record tells of."""
    author: str | None
    """The id of the person whose key signed that commit. null where no policy knows one."""
    publisher: str | None
    """The id of the person who landed it."""
    approvers: tuple[ApproverRecord, ...]
    published: datetime | None
    policy: int | None
    """The serial of the policy that it was judged by."""
    checks: PageChecks | None
    """null without a report, or where the report does not list the page."""


class RuleChecks(_Record):
    """What came of one rule, on all that it looked at."""

    severity: str
    outcome: str
    looked_at: int
    """How many pages, files, or 1 for the whole site. With 0 it has passed nothing."""
    failed: int
    cannot_tell: int


class ReportChecks(_Record):
    """The report of `briggate check` that the manifest was made with. It does not say of which commit it is: who publishes has to know."""

    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    """Of the file, byte for byte."""
    as_of: datetime
    exit_code: Literal[0, 1, 3]
    """0 passed, 1 findings that block, 3 could not complete."""
    verdict: str
    selected: str | None
    """What the run was narrowed to. null for everything."""
    repeated: int = Field(ge=0)
    """How many findings show on more pages than the one under which they are told."""
    rules: dict[str, RuleChecks]


class ManifestRecord(_Record):
    """Who answers for each page that a commit of main makes live."""

    format: Literal["briggate manifest"] = "briggate manifest"
    version: Literal[1] = 1
    """Rises when a key is taken away or changes its meaning. Keys may be added without that."""
    commit: str
    checks: ReportChecks | None
    """null where no report was given."""
    pages: dict[str, PageRecord]
    """By the page's file, from the top of the repository."""


def manifest_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what manifest.release_manifest() gives."""
    return {"$schema": DRAFT, **ManifestRecord.model_json_schema(mode="serialization")}

"""Front matter: the YAML between two lines of `---` at the top of a page."""

import re
from dataclasses import dataclass

_CLOSING = re.compile(r"\n(?:---|\.\.\.)[^\S\n]*(?=\n|\Z)")


@dataclass(frozen=True)
class FrontMatterSplit:
    """A page in its two halves. Lines count from 1 in the file; `yaml` is None where there is no front matter."""

    yaml: str | None
    yaml_line: int
    body: str
    body_line: int
    closed: bool = True
    """False where the opening `---` has no partner, so that the whole file would be front matter."""


def split_front_matter(text: str) -> FrontMatterSplit:
    """Split a page (lines end in `\\n`) after its front matter."""
    first, _, rest = text.partition("\n")
    if first.rstrip() != "---":
        return FrontMatterSplit(None, 1, text, 1)
    closing = _CLOSING.search(text, len(first))
    if closing is None:
        return FrontMatterSplit(rest, 2, "", rest.count("\n") + 3, closed=False)
    yaml = text[len(first) + 1 : closing.start() + 1]
    return FrontMatterSplit(yaml, 2, text[closing.end() + 1 :], yaml.count("\n") + 3)

"""Front matter: the YAML between two lines of `---` at the top of a page."""

from dataclasses import dataclass


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
    lines = rest.split("\n")
    for number, line in enumerate(lines):
        if line.rstrip() in ("---", "..."):
            return FrontMatterSplit("".join(f"{each}\n" for each in lines[:number]), 2, "\n".join(lines[number + 1 :]), number + 3)
    return FrontMatterSplit(rest, 2, "", len(lines) + 2, closed=False)

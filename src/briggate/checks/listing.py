"""The catalogue in words: on a terminal, as a page for the council, and as the lines of checks/rules.yml."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from textwrap import fill, indent

from briggate.checks.catalogue import LOCAL, Catalogue
from briggate.checks.html_page import HtmlPage
from briggate.checks.reporting import severity_of
from briggate.checks.rule import Example, Rule
from briggate.checks.source_page import SourcePage
from briggate.files.yaml import parse_yaml
from briggate.governance.decision import Change
from briggate.model.policy import Policy

WIDTH = 88
FAMILIES = {
    "content": "What authors write",
    "html": "Pages as a browser gets them",
    "axe": "What axe finds in a browser, in our words",
    "keyboard": "Pages without a mouse",
    "layout": "Pages on narrow screens, enlarged, and with larger letters",
    "sight": "What can be seen and heard: focus, colour, pictures, motion",
    "loading": "What loading a page brings: scripts, paper, slow phones",
    "links": "Where links and redirects lead",
    "search": "What search and the A–Z find",
    "top_tasks": "What residents come for most",
    "permissions": "Who may change what",
    "governance": "Who answers for pages, and until when",
    LOCAL: "The council's own",
}
"""Each family in words."""


def explained(rule: Rule) -> str:
    """Everything that a rule's record says, for somebody at a terminal."""
    parts = [f"{rule.id}: {rule.title}", fill(rule.why, WIDTH), fill(f"Standard: {rule.reference}", WIDTH, subsequent_indent="  ")]
    for kind, word in (("bad", "Not like this:"), ("good", "But like this:")):
        parts += [f"{word}\n\n{indent(_shown(example), '    ')}" for example in rule.examples if example.kind == kind]
    parts += [fill(f"What to do: {rule.fix}", WIDTH, subsequent_indent="  "), _begins(rule)]
    return "\n\n".join(parts) + "\n"


def _shown(example: Example) -> str:
    if not example.files:
        return example.text.rstrip("\n")
    return "\n\n".join(f"{file}\n{indent(text.rstrip(), '  ')}" for file, text in example.files.items())


def _begins(rule: Rule) -> str:
    if rule.subject is Change:
        return "It looks at the change of main that --change names, and is an error: it can be neither turned off nor set aside."
    over = {HtmlPage: "each page as a browser gets it", SourcePage: "each Markdown file"}.get(rule.subject or object, "the whole site")
    return f"It looks at {over}, and begins as {'an error' if rule.severity == 'error' else 'a warning'}."


def listed(catalogue: Catalogue, policy: Policy) -> str:
    """Every rule on a line, by family: its severity for this council, id and title."""
    width = max(len(rule.id) for rule in catalogue)
    blocks = []
    for family, rules in _by_family(catalogue):
        rows = [f"  {severity_of(rule, policy):<8} {rule.id:<{width}}  {rule.title}" for rule in rules]
        blocks.append("\n".join([f"{family}: {FAMILIES.get(family, family)}", *rows]))
    return "\n\n".join([*blocks, f"{len(catalogue)} rules. `briggate explain RULE` says more of one."]) + "\n"


def catalogue_page(catalogue: Catalogue) -> str:
    """checks/README.md: what each file of the folder is for, and every rule with its standard."""
    parts = [_HEAD]
    for family, rules in _by_family(catalogue):
        rows = [f"| `{rule.id}` | {_cell(rule.title)} | {rule.severity} | {_cell(rule.reference)} |" for rule in rules]
        parts.append("\n".join([f"### {FAMILIES.get(family, family)} (`{family}`)", "", _TABLE, *rows]))
    return "\n\n".join(parts) + "\n"


def with_every_rule(settings: str, catalogue: Catalogue) -> str:
    """The text of checks/rules.yml with a line for every rule that it lacks, among those of its family; other lines stay as they are."""
    there = {str(path[0]): line for path, line in parse_yaml(settings, file="rules.yml").lines.items() if len(path) == 1}
    if not there:
        return settings + _every_line(catalogue)
    lines = settings.rstrip("\n").split("\n")
    added: dict[int, list[str]] = {}
    for family, rules in _by_family(catalogue):
        missing = [rule for rule in rules if rule.id not in there]
        for rule in missing:
            beside = [other.id for other in rules if other.id in there]
            before = [name for name in beside if name < rule.id] or beside[-1:]
            place = _end_of(there[before[-1]], lines, there) if before else len(lines)
            heading = [] if beside or rule is not missing[0] else ["", f"# {FAMILIES.get(family, family)}"]
            added.setdefault(place, []).extend([*heading, f"{rule.id}: {rule.severity}"])
    whole = [each for number, line in enumerate(lines, 1) for each in (line, *added.get(number, ()))]
    return "\n".join(whole) + "\n" if added else settings


def _end_of(line: int, lines: Sequence[str], there: Mapping[str, int]) -> int:
    """The last line of a setting that begins on `line`."""
    begin = set(there.values())
    while line < len(lines) and lines[line].strip() and not lines[line].startswith("#") and line + 1 not in begin:
        line += 1
    return line


def _every_line(catalogue: Catalogue) -> str:
    parts = ["# Every rule by name: error (stops a change), warning, or {severity: off, reason: …}. `briggate explain RULE` says more."]
    for family, rules in _by_family(catalogue):
        parts.append("\n".join([f"# {FAMILIES.get(family, family)}", *(f"{rule.id}: {rule.severity}" for rule in rules)]))
    return "\n\n".join(parts) + "\n"


def _by_family(catalogue: Catalogue) -> Iterator[tuple[str, list[Rule]]]:
    order = list(FAMILIES)
    rules = sorted(catalogue, key=lambda rule: (order.index(rule.family) if rule.family in order else len(order), rule.family, rule.id))
    for family, same in groupby(rules, key=lambda rule: rule.family):
        yield family, list(same)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


_TABLE = "| rule | what it holds the site to | begins as | standard |\n|---|---|---|---|"
_HEAD = """\
<!-- Written by `briggate rules --write`. -->

# What the site is held to

`briggate check` looks at the sources and at the built pages, and stops a change that breaks a rule.
`briggate explain RULE` says why a rule is there, with an example of it broken and kept.
With `--change OLD..NEW` it also looks at who may change main, as `governance/` says it. The rules over that are of the family
`permissions`, and begin with `change-`: none of them can be turned off, made a warning or set aside by a waiver.

| file | what it says |
|---|---|
| `rules.yml` | every rule by name: `error`, `warning`, or off with a reason |
| `budgets.yml` | numbers to stay under |
| `known_issues.yml` | accessibility problems that we know of; the accessibility statement tells residents about each |
| `waivers.yml` | approved exceptions to one rule on some pages, each until a day |
| `searches.yml` | what residents type, and the page that they should find |
| `top_tasks.yml` | what residents come for most, and every way to it |
| `services.yml` | which services of the national list are ours |
| `house_style.yml` | words that we use, and those that we do not |
| `spelling.txt` | words that are right though no dictionary has them |
| `local/` | our own rules, one Python file each |

## The rules"""

"""Rule letter-reachable."""

from collections.abc import Iterator

from briggate.checks.council.example_files import example_page
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts

rule = Rule(
    id="letter-reachable",
    title="Links lead from the A–Z to each of its letters",
    why="A letter that no link leads to hides every service under it.",
    reference="Better Connected, “A to Z”; GOV.UK, “Navigation”",
    fix="Let the templates of the A–Z in theme/ link to every letter that has terms.",
    examples=(
        bad_files({"content/bins/skip.md": example_page("Skips"), "theme/a_to_z.html": '{% extends "base.html" %}\n'}),
        good_files({"content/bins/skip.md": example_page("Skips")}),
    ),
)


@rule.over(SiteFacts)
def letter_reachable(subject: SiteFacts) -> Iterator[Hit]:
    for language, index in subject.a_to_z.items():
        front = f"{subject.site.prefix(language)}a-to-z/"
        if front not in subject.pages:
            continue
        reached = _reached(subject, front)
        for letter in index.letters:
            address = f"{front}{letter.slug}/"
            # pages that have come since the site was built are not in it yet
            built = [term for term in letter.terms if any(entry.page.address in subject.pages for entry in term.entries)]
            if built and address not in reached:
                missing = "has no page" if address not in subject.pages else "cannot be reached"
                terms = "a term" if len(built) == 1 else f"{len(built)} terms"
                yield rule.at(subject.pages[front], f"{letter.letter} of the A–Z {missing}, and {terms} with it")


def _reached(subject: SiteFacts, front: str) -> set[str]:
    """Every page of an A–Z to which links lead from its front, within it."""
    reached, waiting = {front}, [front]
    while waiting:
        for link in subject.pages[waiting.pop()].links:
            if link.kind == "a" and link.target.startswith(front) and link.target in subject.pages and link.target not in reached:
                reached.add(link.target)
                waiting.append(link.target)
    return reached

"""What follows an edit, timed: one page, a contact's phone number, and the checks after it. Each starts from what earlier builds kept,
and from a project whose every page has been checked."""

import re
from collections.abc import Mapping
from pathlib import Path
from random import Random

from contenders import BRIGGATE, SEED, Contest, build_environment
from corpus import OWNERS, pages_of, phone_of
from measuring import Took, run
from peers import command

CONTACT = OWNERS[0]
"""Whose phone number changes."""


class Edits:
    """Edits the projects of a contest, whose own builds are over."""

    def __init__(self, contest: Contest) -> None:
        self.contest = contest
        self.random = Random(SEED)
        self.number = phone_of(CONTACT)
        self.shown_by = pages_of(CONTACT, contest.ours)
        self._briggate("build")
        self._add_a_sentence(self._a_page("ours"))
        self.second_build = self._briggate("build")
        """The build after the first one, which has no folder yet to bring up to date and writes every file."""
        self._briggate("check")

    def one_page(self) -> Mapping[str, Took]:
        """A build after a sentence was added to a page, then every check that needs no browser."""
        self._add_a_sentence(self._a_page("ours"))
        return {"build after an edit": self._briggate("build"), "checks after it": self._briggate("check")}

    def phone_number(self) -> Mapping[str, Took]:
        """A build after every page that shows a phone number was edited by a word, and one after that number was changed instead."""
        again = self.random.randrange(10**6)  # a text that was there before would be taken from what is kept of it
        for page in self.shown_by:
            words = f"We answer number {again} within"
            text, count = re.subn("We answer (?:number [0-9]+ )?within", words, page.read_text(encoding="utf-8"))
            if not count:
                raise SystemExit(f"{page} does not say when we answer: there is nothing to edit.")
            page.write_text(text, encoding="utf-8")
        pages = self._briggate("build")
        old, self.number = self.number, f"0113 496 0{self.random.randint(100, 999)}"
        for contact in self.contest.ours.glob("site_config/contacts/*.yml"):
            contact.write_text(contact.read_text(encoding="utf-8").replace(old, self.number), encoding="utf-8")
        number = self._briggate("build")
        self._see_it_is_shown()
        self._briggate("check")
        return {"build after as many pages": pages, "build after a phone number": number}

    def hugo(self) -> Mapping[str, Took]:
        """Hugo keeps nothing that would help it, and Pagefind nothing at all."""
        self._add_a_sentence(self._a_page("hugo"))
        return {f"{step} after an edit": took for step, took in self.contest.hugo().items()}

    def zensical(self) -> Mapping[str, Took]:
        """It goes on from its cache, which the build before has left."""
        self._add_a_sentence(self._a_page("zensical"))
        return {"Zensical after an edit": run([*command("zensical"), "build"], self.contest.place / "zensical", build_environment())}

    def _see_it_is_shown(self) -> None:
        built = self.contest.ours / "build/site"
        showing = sum(self.number in (built / _address(page) / "index.html").read_text(encoding="utf-8") for page in self.shown_by)
        if showing != len(self.shown_by):
            raise SystemExit(f"{self.number} is on {showing} of the {len(self.shown_by)} pages that should show it.")

    def _a_page(self, project: str) -> Path:
        return self.random.choice(sorted(self.contest.place.glob(f"{project}/content/topic-*/page-*.md")))

    def _add_a_sentence(self, page: Path) -> None:
        with page.open("a", encoding="utf-8") as file:
            file.write(f"\nOne more sentence, number {self.random.randrange(10**6)}.\n")

    def _briggate(self, verb: str) -> Took:
        return run([BRIGGATE, verb], self.contest.ours, build_environment(), allowed=(0,) if verb == "build" else (0, 1))


def _address(page: Path) -> str:
    return re.sub(r".*/content/|\.md$", "", page.as_posix())

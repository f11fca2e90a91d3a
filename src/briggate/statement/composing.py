"""The statement's sections, in the order of GOV.UK's sample statement."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from string import Formatter
from typing import Any

from briggate.model.council import Contact, Council
from briggate.model.policy import Ground, KnownIssue
from briggate.model.statement import Compliance, Statement
from briggate.model.wcag import CRITERIA, in_order
from briggate.statement.sections import Listing, Panel, Paragraph, Piece, Section

GROUNDS: tuple[Ground, ...] = ("non_compliance", "disproportionate_burden", "exemption")


@dataclass(frozen=True)
class Statements:
    """Everything that a statement is composed of. `words` is a language's whole catalogue."""

    statement: Statement
    issues: Sequence[KnownIssue]
    council: Council
    contact: Contact
    words: Mapping[str, Any]
    date: Callable[[Date], str]
    """How a date is written."""
    page: Callable[[str], Piece | None]
    """An address as the title and address of the page that it means; None for one that is not to be seen."""

    @property
    def compliance(self) -> Compliance:
        """What the council says; where it says nothing, partially, whatever is known: only people who have looked can say more."""
        return self.statement.compliance or "partially"


def compose(of: Statements) -> tuple[Section, ...]:
    """Scope, how accessible it is, feedback, reporting, enforcement, phone and visits, technical, compliance, what is not, preparation."""
    return _Composer(of).sections()


class _Composer:
    def __init__(self, of: Statements) -> None:
        self.of = of
        self.said: Mapping[str, Any] = of.words["statement"]
        self.statement = of.statement

    def sections(self) -> tuple[Section, ...]:
        return (
            self._section("scope", self._prescribed("scope", council=self._own(self.of.council.name), address=self.of.council.site_url)),
            self._section("how_accessible", *self._how_accessible()),
            self._section("feedback", self._text("feedback_text"), Panel(self.statement.contact), self._within_days()),
            self._section("report", self._text("report_text", link=Piece(self.said["report_link"], self.statement.contact_form))),
            self._section(
                "enforcement", self._prescribed("enforcement", body=self._own(self.statement.enforcement.body)), self._complaints()
            ),
            self._section("phone", *self._phone_and_visits()),
            self._section("technical", self._prescribed("commitment", council=self._own(self.of.council.name))),
            self._section("compliance", self._compliance()),
            self._section("non_accessible", *self._before_what_is_not(), parts=tuple(map(self._ground, GROUNDS))),
            self._section("preparation", *self._preparation()),
        )

    def _section(self, key: str, *blocks: Paragraph | Listing | Panel, parts: tuple[Section, ...] = ()) -> Section:
        return Section(_id(key), self.said[key], blocks, parts)

    def _own(self, text: str, url: str | None = None) -> Piece:
        """What the council has written, in its own language."""
        return Piece(text, url, self.of.council.language)

    def _text(self, key: str, **values: str | Piece) -> Paragraph:
        """Words of the catalogue; a piece that fills a gap in them stays one."""
        pieces: list[Piece] = []
        words = ""
        for before, gap, *_ in Formatter().parse(str(self.said[key])):
            value = values[gap] if gap else ""
            words += before
            if isinstance(value, Piece):
                pieces += [Piece(words), value]
                words = ""
            else:
                words += value
        return Paragraph(tuple(piece for piece in (*pieces, Piece(words)) if piece.text))

    def _prescribed(self, key: str, words: str = "", **values: str | Piece) -> Paragraph:
        """A passage as the council has written it, or else in plain words."""
        own: str | None = getattr(self.statement.wording, key)
        return Paragraph((self._own(own),)) if own else self._text(words or f"{key}_text", **values)

    def _how_accessible(self) -> Iterator[Paragraph | Listing]:
        if not self.of.issues:
            yield self._text("none_known")
            return
        yield self._text("some_known")
        yield Listing(tuple(Paragraph((self._own(issue.title, f"#{_issue_id(n)}"),)) for n, issue in self._numbered()))

    def _within_days(self) -> Paragraph:
        days = self.statement.response_days
        return self._text("within_day" if days == 1 else "within_days", days=str(days))

    def _complaints(self) -> Paragraph:
        complaints = self.statement.enforcement.complaints
        return self._text("complaints_text", link=self._own(complaints.text, complaints.url))

    def _phone_and_visits(self) -> Iterator[Paragraph]:
        contact = self.of.contact
        place = self.of.page(contact.in_person) if contact.in_person else None
        if contact.phones:
            yield self._text("phone_text", phone=f"[[phone {self.statement.contact}]]")
        if contact.text_relay:
            yield self._text("text_relay", link=Piece(contact.text_relay, "tel:" + contact.text_relay.replace(" ", "")))
        if place and place.url:
            yield self._text("visit_text", link=place)
        if self.statement.visiting:
            yield Paragraph((self._own(self.statement.visiting),))
        elif not (contact.phones or contact.text_relay or place):
            yield self._text("no_phone")

    def _compliance(self) -> Paragraph:
        status = self.of.compliance
        is_listed = bool(self.of.issues) or status != "partially"
        return self._prescribed("compliance", f"{status}_text" if is_listed else "partially_none_known")

    def _before_what_is_not(self) -> Iterator[Paragraph]:
        if self.of.issues:
            yield self._prescribed("non_accessible")

    def _ground(self, ground: Ground) -> Section:
        issues = tuple(self._issue(number, issue) for number, issue in self._numbered() if issue.ground == ground)
        return self._section(ground, *(() if issues else (self._text("nothing"),)), parts=issues)

    def _numbered(self) -> Iterator[tuple[int, KnownIssue]]:
        """The known issues by ground, numbered from 1."""
        return enumerate(sorted(self.of.issues, key=lambda issue: GROUNDS.index(issue.ground)), 1)

    def _issue(self, number: int, issue: KnownIssue) -> Section:
        return Section(_issue_id(number), issue.title, tuple(self._about(issue)), language=self.of.council.language)

    def _about(self, issue: KnownIssue) -> Iterator[Paragraph | Listing]:
        yield Paragraph((self._own(issue.effect),))
        yield from self._criteria(issue)
        pages = [page for address in issue.pages if (page := self.of.page(address))]
        if len(pages) == 1:
            yield self._text("on_page", link=pages[0])
        elif pages:
            yield self._text("on_pages")
            yield Listing(tuple(Paragraph((page,)) for page in pages))
        yield self._labelled("alternative", issue.alternative)
        if issue.assessment:
            yield self._labelled("weighed_up" if issue.ground == "disproportionate_burden" else "why", issue.assessment)
        yield self._text("put_right" if issue.ground == "non_compliance" else "look_again", date=self.of.date(issue.fix_by))

    def _labelled(self, key: str, text: str) -> Paragraph:
        return Paragraph((Piece(f"{self.said[key]} "), self._own(text)))

    def _criteria(self, issue: KnownIssue) -> Iterator[Paragraph | Listing]:
        names = [Piece(f"{number} {CRITERIA[number].name}", language="en") for number in sorted(set(issue.wcag), key=in_order)]
        if len(names) == 1:
            yield self._text("criterion", criterion=names[0])
        else:
            yield self._text("criteria")
            yield Listing(tuple(Paragraph((name,)) for name in names))

    def _preparation(self) -> Iterator[Paragraph]:
        statement, date = self.statement, self.of.date
        yield self._text("prepared", prepared=date(statement.prepared), reviewed=date(statement.reviewed))
        yield self._text("tested", tested=date(statement.tested), by=self._own(statement.tested_by))
        yield Paragraph((self._own(statement.sample),))


def _id(key: str) -> str:
    return f"site-statement-{key.replace('_', '-')}"


def _issue_id(number: int) -> str:
    return f"site-known-issue-{number}"

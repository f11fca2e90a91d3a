"""What came of asking for an outside address."""

from dataclasses import dataclass
from typing import Literal, cast

Outcome = Literal["answers", "gone", "unsure"]


@dataclass(frozen=True)
class Answer:
    """`said` in words: “404”, “no answer within 10 s”. `moved_to` is where redirects led, "" where there were none."""

    outcome: Outcome
    said: str
    moved_to: str = ""

    def to_text(self) -> str:
        return "\n".join((self.outcome, self.said, self.moved_to))

    @classmethod
    def from_text(cls, text: str) -> "Answer":
        outcome, said, moved_to = text.split("\n")
        return cls(cast(Outcome, outcome), said, moved_to)

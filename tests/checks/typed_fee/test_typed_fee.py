"""Rule typed-fee."""

from pathlib import Path

from briggate.checks.rules.content.typed_fee import rule
from tests.checks.harness import hits, source_page

FACTS = {"site_config/facts/waste.yml": "new-bin: {value: £30}\n"}


def test_an_amount_that_is_a_fact_has_its_name_in_the_fix(tmp_path: Path) -> None:
    [known, other] = hits(rule, source_page("It is £30, and not £3.\n", tmp_path, files=FACTS))
    assert (known.fix, other.fix) == ("Write [[fact new-bin]] in its place, if that is the one you mean.", rule.fix)

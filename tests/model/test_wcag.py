"""The success criteria that a known issue can name."""

from collections import Counter

from briggate.model.wcag import CRITERIA


def test_every_criterion_of_levels_a_and_aa_is_there() -> None:
    """WCAG 2.2 has 31 at level A and 24 at level AA, since 4.1.1 was taken out."""
    assert Counter(criterion.level for criterion in CRITERIA.values()) == {"A": 31, "AA": 24}
    assert "4.1.1" not in CRITERIA


def test_they_are_in_the_order_of_the_guidelines() -> None:
    numbers = list(CRITERIA)
    assert numbers[:2] == ["1.1.1", "1.2.1"]
    assert numbers.index("1.4.5") + 1 == numbers.index("1.4.10")

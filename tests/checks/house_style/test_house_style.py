"""House style: what the fix says, and that a council without a list hears nothing."""

from pathlib import Path

from briggate.checks.rules.content.house_style import rule
from briggate.model.policy import HouseStyle, Policy
from briggate.model.settings import Placed
from tests.checks.harness import hits, source_page


def style(*items: HouseStyle) -> Policy:
    return Policy(house_style=tuple(Placed(item, "checks/house_style.yml", 1) for item in items))


def test_the_fix_says_what_to_write_and_why(tmp_path: Path) -> None:
    page = source_page("Please note that we utilise it.\n", tmp_path)
    assert [hit.fix for hit in hits(rule, page)] == ["Leave it out.", "Write “use”. It is shorter."]


def test_tells_the_line_of_each(tmp_path: Path) -> None:
    page = source_page("One.\n\nTwo, please\nnote.\n\nUtilise.\n", tmp_path)
    assert [hit.where - page.page.body_line for hit in hits(rule, page)] == [2, 5]


def test_without_a_list_nothing_is_found(tmp_path: Path) -> None:
    assert hits(rule, source_page("Please note.\n", tmp_path, Policy())) == []


def test_every_council_has_its_own(tmp_path: Path) -> None:
    first, second = style(HouseStyle(instead_of=("bin",))), style(HouseStyle(instead_of=("tip*",)))
    found = [
        [hit.message for hit in hits(rule, source_page("A bin, a tip, tips.\n", tmp_path, policy))] for policy in (first, second, first)
    ]
    assert found == [
        ["“bin” is not in our house style"],
        ["“tip” is not in our house style", "“tips” is not in our house style"],
        ["“bin” is not in our house style"],
    ]


def test_apostrophes_are_alike_and_a_star_may_stand_within(tmp_path: Path) -> None:
    policy = style(HouseStyle(instead_of=("driver's license*", "child* with disabilities")))
    found = hits(rule, source_page("A driver’s licenses. A child with disabilities. Children with disabilities.\n", tmp_path, policy))
    assert len(found) == 3

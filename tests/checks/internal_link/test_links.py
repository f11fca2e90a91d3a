"""The rules over links, on one built site: what each finds, and what it must leave alone."""

from dataclasses import replace

import pytest

from briggate.checks.catalogue import load_catalogue
from briggate.checks.site_facts import SiteFacts
from briggate.model.answer import Answer
from tests.checks.harness import messages, site_facts
from tests.sites import page, service

OWN = "https://tinytown.example.org"
FILES = {
    "content/bins/glass.md": service(
        "Glass",
        f"## Where to take it\n\n[Whole address]({OWN}/bins/), [without its slash]({OWN}/bins), [a file](../leaflet.pdf),\n"
        f"[top]({OWN}/bins/glass/#top),\n"
        f"[part](#where-to-take-it), [words]({OWN}/bins/glass/#:~:text=Where), [other site](https://example.org/bins/nowhere/),\n"
        f"[ring](tel:01134960123),\n"
        f"[accents]({OWN}/bins/glass/#where%2Dto%2Dtake%2Dit), [a query]({OWN}/bins/?x=1), [search](/search/?q=glass).\n",
        redirect_from="[/old-glass/]",
    ),
    "content/bins/paper.md": service(
        "Paper",
        f"[Gone]({OWN}/bins/tins/), [no file]({OWN}/files/none.pdf), [no such part]({OWN}/bins/glass/#where),\n"
        f"[old]({OWN}/old-glass/), [old and no part]({OWN}/old-glass/#nothing).\n",
    ),
    "content/lonely.md": page("Lonely", "Nobody links here.\n", type="page"),
    "content/withdrawn.md": page("Withdrawn", "No more.\n", type="page", withdrawn="{date: 2026-01-01, reason: It has ended.}"),
    "content/alerts/snow.md": page("Snow", "", type="alert", severity="minor", **{"from": "2026-01-01 09:00", "to": "2026-01-02 09:00"}),
    "site_config/redirects/waste.yml": (
        "- {old: /a/, new: /b/}\n- {old: /b/, new: /c/}\n- {old: /c/, new: /bins/}\n- {old: /d/, new: /bins/glass/}\n"
    ),
}


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> SiteFacts:
    folder = tmp_path_factory.mktemp("links")
    (folder / "content").mkdir()
    (folder / "content/leaflet.pdf").write_bytes(b"%PDF-1.7\n")
    return site_facts(folder, FILES)


def found(rule: str, facts: SiteFacts) -> list[str]:
    return sorted(messages(load_catalogue().rules[rule], facts))


def test_internal_links(facts: SiteFacts) -> None:
    assert found("internal-link", facts) == [
        "“Gone” leads to /bins/tins/, which is not there",
        "“no file” leads to /files/none.pdf, which is not there",
    ]


def test_anchors(facts: SiteFacts) -> None:
    assert found("anchor", facts) == [
        "“no such part” leads to #where, and /bins/glass/ has no such heading",
        "“old and no part” leads to #nothing, and /bins/glass/ has no such heading",
    ]


def test_links_to_old_addresses(facts: SiteFacts) -> None:
    assert found("link-to-redirect", facts) == [
        "“old and no part” leads to /old-glass/, which is /bins/glass/ now",
        "“old” leads to /old-glass/, which is /bins/glass/ now",
    ]


def test_redirects_one_after_another(facts: SiteFacts) -> None:
    assert found("redirect-chain", facts) == ["/a/ leads to its page in 3 steps", "/b/ leads to its page in 2 steps"]


def test_pages_that_nothing_leads_to(facts: SiteFacts) -> None:
    """An alert's page stays for those who kept its address, and a withdrawn page for those who find it by search."""
    assert found("orphan", facts) == ["no link leads to “Lonely”"]


def test_clicks_are_counted_from_the_home_page(facts: SiteFacts) -> None:
    assert found("clicks-from-home", facts) == []
    strict = replace(facts, policy=replace(facts.policy, budgets=facts.policy.budgets.model_copy(update={"clicks_from_home": 1})))
    assert found("clicks-from-home", strict) == [
        f"“{name}” is 2 clicks from the home page, and 1 are the most" for name in ("Glass", "Paper")
    ]


def test_addresses_ever_published(facts: SiteFacts) -> None:
    """A page, an old address that is redirected and a page whose day is to come all answer."""
    published = frozenset({"/", "/bins/glass/", "/old-glass/", "/a/", "/alerts/snow/", "/bins/rags/", "/gone/"})
    assert found("published-address", replace(facts, published=published)) == [
        "/bins/rags/ was published, and now answers nothing",
        "/gone/ was published, and now answers nothing",
    ]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer("gone", "404"), ["“other site” leads to https://example.org/bins/nowhere/, which is gone (404)"]),
        (Answer("unsure", "403"), ["“other site” leads to https://example.org/bins/nowhere/, which gave no good answer (403)"]),
        (Answer("answers", "200"), []),
    ],
)
def test_outside_links(facts: SiteFacts, answer: Answer, said: list[str]) -> None:
    assert found("external-link", replace(facts, answers={"https://example.org/bins/nowhere/": answer})) == said

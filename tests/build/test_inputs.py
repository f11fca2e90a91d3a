"""What a page is made from: nothing is forgotten, and nothing more is made anew than shows what has changed."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from jinja2.environment import Environment

from briggate.build import page_builder
from briggate.build.context import template_of
from briggate.build.edition import Edition
from briggate.build.layout import layout_of
from briggate.build.load import Project
from briggate.build.pipeline import build, inputs_of, plugin_of, prepared, project_config
from briggate.build.rendered import Rendered
from briggate.content import KeptPages
from briggate.model.page import Page
from briggate.model.page_types import Alert, Venue
from briggate.processes import each_done
from tests.sites import PROJECT, REFERENCE_MOMENT, page, service, tiny_site, write_files

TOLD = {"address", "title", "summary", "type", "guide", "meta", "meta.lang"}
"""What `Inputs` tells of a page that another shows; of venues and alerts it tells everything."""


def edition_of(project: Path) -> Edition:
    config = project_config(project)
    plugin_of(config).config.as_of = REFERENCE_MOMENT
    return prepared(Project(project), config, KeptPages(None), lambda: layout_of(config, project / "theme"))


class Watched:
    """An edition whose templates are watched: what they read of pages other than their own."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.read: set[tuple[str, str, str]] = set()
        """(the page, the type of the other one, what was read of it)"""
        self._page: Page | None = None
        self._whose = {id(each.meta): each for each in edition.site.all_pages}
        self._watch(edition.templates)

    def render_all(self) -> None:
        for each in self.edition.site.pages:
            self._page = each
            self.edition.templates.get_template(template_of(each)).render(self.edition.contexts_of(each).of_page(each))

    def _watch(self, templates: Environment) -> None:
        for reading in ("getattr", "getitem"):
            setattr(templates, reading, self._noting(getattr(templates, reading)))

    def _noting(self, read: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
        def noted(thing: Any, name: Any) -> Any:
            other = thing if isinstance(thing, Page) else self._whose.get(id(thing))
            if other is not None and self._page is not None and other is not self._page:
                self.read.add((self._page.address, type(other.meta).__name__, name if thing is other else f"meta.{name}"))
            return read(thing, name)

        return noted


@pytest.mark.parametrize("project", [PROJECT, PROJECT / "tests/sites/good_town"], ids=["the reference site", "good town"])
def test_templates_read_of_other_pages_only_what_is_told_of_them(project: Path, tmp_path: Path) -> None:
    watched = Watched(edition_of(project))
    watched.render_all()
    assert len(watched.read) > 100, "nobody looked"
    everything = {Venue.__name__, Alert.__name__}
    assert {each for each in watched.read if each[1] not in everything and each[2] not in TOLD} == set()


def test_a_value_of_a_kind_that_nobody_thought_of_is_an_error(tmp_path: Path) -> None:
    edition = edition_of(tiny_site(tmp_path))
    with pytest.raises(TypeError, match="nobody knows how to tell a set from another"):
        inputs_of(edition)._tell({"new": {1, 2}})


CONTACTS = "bins: {name: Bins team, phones: [{number: 0113 496 0001}]}\nhub: {name: Hub, phones: [{number: 0113 496 0002}]}\n"
COUNCIL = {
    "site_config/contacts/waste.yml": CONTACTS,
    "site_config/facts/waste.yml": "days: {value: 5 working days}\nfee: {value: £12}\n",
    "content/bins/a.md": service("Apples", "Call [[phone bins]] about [b](b.md).\n"),
    "content/bins/b.md": service("Bread", "Wait [[fact days]].\n\n## When\n"),
    "content/bins/c.md": service("Cheese", "See [Bread](b.md#when).\n", contact="hub"),
    "content/deep/index.md": page("Deep", "Nothing here.\n"),
    "content/deep/d.md": page("Dates", "Call [[phone hub]]. It costs [[fact fee]].\n", topics="[deep]"),
}
BINS = {"bins/index.md", "bins/a.md", "bins/b.md", "bins/c.md"}
EVERY = BINS | {"index.md", "deep/index.md", "deep/d.md"}
DATES = page("Dates", "Call [[phone hub]]. It costs [[fact fee]].\n", topics="[deep]", review_in="6")
RENAMED = "name: Other Council\nshort_name: Other\nsite_url: https://tinytown.example.org/\n"

MADE_ANEW: dict[str, tuple[dict[str, str], set[str]]] = {
    "nothing": ({}, set()),
    "a body": ({"content/bins/b.md": service("Bread", "Wait [[fact days]].\n\n## When\n\nAt noon.\n")}, {"bins/b.md"}),
    "a telephone number": ({"site_config/contacts/waste.yml": CONTACTS.replace("0001", "0003")}, {"bins/a.md"}),
    "the number of a contact": ({"site_config/contacts/waste.yml": CONTACTS.replace("0002", "0004")}, {"bins/c.md", "deep/d.md"}),
    "a fact": ({"site_config/facts/waste.yml": "days: {value: 6 working days}\nfee: {value: £12}\n"}, {"bins/b.md"}),
    "a title": ({"content/bins/b.md": service("Breads", "Wait [[fact days]].\n\n## When\n")}, BINS | {"index.md"}),
    "a line that no other page shows": ({"content/deep/d.md": DATES}, {"deep/d.md"}),
    "a page more": ({"content/deep/e.md": page("Eggs", topics="[deep]")}, {"deep/e.md", "deep/index.md", "deep/d.md", "index.md"}),
    "a style": ({"theme/assets/brand.css": ":root { --brand: #123456; }\n"}, EVERY),
    "the council's name": ({"site_config/council.yml": RENAMED}, EVERY),
}


@pytest.mark.parametrize(("files", "wanted"), MADE_ANEW.values(), ids=MADE_ANEW.keys())
def test_only_pages_that_show_what_has_changed_are_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str], wanted: set[str]
) -> None:
    project = tiny_site(tmp_path / "town", COUNCIL)
    build(project, REFERENCE_MOMENT)
    made: set[str] = set()

    def noted(work: Callable[[Page], Any], pages: Sequence[Page], *limits: Any) -> Iterator[tuple[Page, Any]]:
        for each, result in each_done(work, pages, *limits):
            made.update({each.source} if isinstance(result, Rendered) else ())
            yield each, result

    monkeypatch.setattr(page_builder, "each_done", noted)
    build(write_files(project, files), REFERENCE_MOMENT)
    assert made == wanted


def test_a_cache_moves_with_its_project(tmp_path: Path) -> None:
    """As when CI brings it back into another folder."""
    project = tiny_site(tmp_path / "town", COUNCIL)
    build(project, REFERENCE_MOMENT)
    shutil.copytree(project, tmp_path / "elsewhere")
    first, second = (edition_of(folder) for folder in (project, tmp_path / "elsewhere"))
    keys = [inputs_of(each).outline for each in (first, second)]
    assert keys[0] == keys[1]

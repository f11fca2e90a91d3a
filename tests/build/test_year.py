"""A year of a council's site: what is built changes at the moments that a build foresees, and at no other."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from briggate.build.context import template_of
from briggate.build.edition import Edition
from briggate.build.layout import layout_of
from briggate.build.load import Project, load_site
from briggate.build.pipeline import build, project_config
from briggate.model.clock import Clock
from briggate.model.page import Page
from tests.build.year_town import ON_THE_HOUR, TOWN, expected_moments
from tests.sites import files_of, tiny_site

BEGINS, ENDS = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)
RECORD = "api/build.json"


class Town:
    """The town at any moment, as a build would write it, rendered without reading or writing files again."""

    def __init__(self, folder: Path) -> None:
        self.site = load_site(Project(folder), BEGINS.isoformat())
        self.layout = layout_of(project_config(folder), folder / "theme")
        self.templates = self.layout.templates

    def at(self, moment: datetime) -> tuple[dict[str, str], datetime | None]:
        """Every file that holds words, but for the record of the build; and the next moment of change."""
        site = replace(self.site, clock=Clock(moment))
        edition = Edition(site, None, self.layout)
        texts = {f"{page.address[1:]}index.html": self._rendered(edition, page) for page in site.pages}
        texts |= {
            f"{page.address[1:]}index.html": self.templates.get_template(page.template).render(page.context) for page in edition.generated
        }
        edition.check()
        texts |= edition.texts()
        texts |= {path: data.decode() for path, data in edition.indexes().items()}
        assert json.loads(texts.pop(RECORD))["as_of"] == moment.isoformat()
        return texts, edition.next_change

    def _rendered(self, edition: Edition, page: Page) -> str:
        edition.render_page(page)
        context = edition.contexts_of(page).of_page(page)
        return str(self.templates.get_template(template_of(page)).render(context))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_site(tmp_path_factory.mktemp("year"), TOWN)


@pytest.fixture(scope="module")
def town(folder: Path) -> Town:
    return Town(folder)


def test_a_build_foresees_every_moment_of_the_year_and_no_other(town: Town) -> None:
    foreseen = []
    moment: datetime | None = BEGINS
    while moment is not None and moment < ENDS:
        _, moment = town.at(moment)
        if moment is not None and moment < ENDS:
            foreseen.append(moment)
    assert foreseen == expected_moments()


def test_the_site_differs_at_each_moment_and_at_none_between(town: Town) -> None:
    moments = [BEGINS, *expected_moments(), ENDS]
    chance = Random(20260329)
    before, _ = town.at(BEGINS)
    for moment, following in pairwise(moments):
        seconds = int((following - moment).total_seconds())
        for between in (chance.randrange(seconds), seconds - 1):
            texts, foreseen = town.at(moment + between * SECOND)
            assert (changed(before, texts), foreseen) == ([], following if following < ENDS else foreseen), moment
        after, _ = town.at(following)
        if following < ENDS:
            assert changed(before, after) != [], ON_THE_HOUR.get(f"{following:%Y-%m-%dT%H:%MZ}", "a day begins")
        before = after


@pytest.mark.parametrize("moment", [m for m in expected_moments() if m.date().isoformat() in ("2026-03-29", "2026-10-24", "2026-10-25")])
def test_real_builds_around_both_clock_changes_say_the_same(town: Town, folder: Path, tmp_path: Path, moment: datetime) -> None:
    """The moments above were rendered without MkDocs; these are whole builds, a second before and on time."""
    for number, each in enumerate((moment - SECOND, moment)):
        texts, following = town.at(each)
        built = build(folder, each.isoformat(), tmp_path / str(number))
        written = {path: data.decode() for path, data in files_of(built.folder).items() if not path.startswith("assets/")}
        record = json.loads(written.pop(RECORD))
        assert record == {"as_of": each.isoformat(), "next_change": following.isoformat() if following else None}
        assert sorted(written) == sorted(texts)
        assert changed(texts, written) == []
    assert built.next_change == following


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """The files that were added, taken away or are not the same."""
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))

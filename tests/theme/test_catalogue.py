"""A council's own words: they take the place of the engine's, and what would stop a page or change nothing is told."""

from pathlib import Path

import pytest
from markupsafe import Markup

from briggate.model.fault import FaultsFound
from briggate.theme.catalogue import filled, read_words
from tests.sites import write_files

FAULTS = {
    "page:\n  reviewd: Seen {date}\n": "2  the engine has no words called “reviewd”  Did you mean “reviewed”?",
    "pages:\n  reviewed: Seen\n": "1  the engine has no words called “pages”  Did you mean “page”?",
    "page: Seen\n": "1  “page” is not of the same kind as in the engine's words  Keep its shape, and change the words.",
    "page:\n  reviewed: 5\n": "2  “reviewed” is not of the same kind as in the engine's words  Keep its shape, and change the words.",
    'page:\n  reviewed: "Seen {day}"\n': "2  “reviewed” has other words in braces than the engine's  It may have {date}, {owner}.",
    'page:\n  reviewed: "Seen {date"\n': "2  “reviewed” has other words in braces than the engine's  It may have {date}, {owner}.",
    "time:\n  months: [January]\n": "2  “months” has 1 items  Give it 12, in the same order.",
    "- page\n": "1  this should be a list of `key: words`  Begin each line with a key.",
    "page: [\n": "1  this ends in the middle of a list  Put ] or } after its last item.",
}


@pytest.mark.parametrize(("words", "told"), FAULTS.items())
def test_words_that_do_not_fit_are_told(tmp_path: Path, words: str, told: str) -> None:
    write_files(tmp_path, {"words/en.yml": words})
    with pytest.raises(FaultsFound) as found:
        read_words("en", tmp_path)
    assert [str(fault) for fault in found.value.faults] == [f"theme/words/en.yml:{told}"]


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    write_files(tmp_path, {"words/en.yml": "page:\n  reviewd: a\n  report: 5\n", "words/cy.yml": "pagge: {report: b}\n"})
    with pytest.raises(FaultsFound) as found:
        read_words("cy", tmp_path)
    assert [(fault.file, fault.line) for fault in found.value.faults] == [
        ("theme/words/cy.yml", 1),
        ("theme/words/en.yml", 2),
        ("theme/words/en.yml", 3),
    ]


def test_words_of_its_own_and_of_its_languages_are_kept(tmp_path: Path) -> None:
    own = {"words/en.yml": 'page:\n  reviewed: "Seen {date}"\nfoo_bar_baz: Ours\n', "words/gd.yml": "page: {report: Innis}\n"}
    words = read_words("gd", write_files(tmp_path, own))
    assert (words["page"]["reviewed"], words["page"]["report"], words["foo_bar_baz"]) == ("Seen {date}", "Innis", "Ours")


def test_the_engine_s_words_in_a_language_stand_over_a_council_s_in_english(tmp_path: Path) -> None:
    """Which may leave gaps out that the engine's have, and name nothing that the language's words would be held to."""
    own = {"words/en.yml": "page: {reviewed: Seen lately}\n", "words/cy.yml": 'page: {withdrawn_on: "Daeth i ben ar {date}."}\n'}
    words = read_words("cy", write_files(tmp_path, own))
    assert words["page"]["reviewed"] == "Adolygwyd ddiwethaf ar {date} gan {owner}"
    assert words["page"]["withdrawn_on"] == "Daeth i ben ar {date}."


def test_a_gap_takes_words_as_words_and_html_as_html() -> None:
    """Nothing that somebody wrote becomes part of the page's HTML; a name marked as Welsh stays marked."""
    marked = Markup('<span lang="cy">Gwastraff</span>')
    assert str(filled("<{name}> & {owner}", name="<b>", owner=marked)) == f"&lt;&lt;b&gt;&gt; &amp; {marked}"

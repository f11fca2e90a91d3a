"""Pictures of parts of a page: evidence, what the focus changes, and what lies behind words."""

from io import BytesIO

from PIL import Image

from briggate.browser.pictures import LARGEST, MARGIN
from briggate.browser.visit import Visit
from tests.checks.rendering import Rendering

BOX = '<style>* { margin: 0 }</style><p style="position: absolute; inset: 100px auto auto 100px; width: 200px; height: 50px">Bins</p>'


def visit(rendered: Rendering, html: str) -> Visit:
    measures = rendered.page(html).measures
    assert isinstance(measures, Visit)
    return measures


def test_evidence_shows_an_element_outlined_with_what_is_around_it(rendered: Rendering) -> None:
    evidence = visit(rendered, BOX).evidence("desktop", "1.1")
    assert evidence is not None
    image = Image.open(BytesIO(evidence.png)).convert("RGB")
    assert image.size == (200 + 2 * MARGIN, 50 + 2 * MARGIN)
    red, green, blue = image.crop((MARGIN - 2, 40, MARGIN - 1, 41)).tobytes()
    assert red > 150 > max(green, blue)


def test_evidence_of_something_enormous_stays_small(rendered: Rendering) -> None:
    evidence = visit(rendered, BOX.replace("height: 50px", "height: 9000px")).evidence("desktop", "1.1")
    assert evidence is not None
    assert Image.open(BytesIO(evidence.png)).height == LARGEST + 2 * MARGIN


def test_there_is_no_evidence_of_what_is_not_shown(rendered: Rendering) -> None:
    assert visit(rendered, "<p hidden>Bins</p>").evidence("desktop", "1.0") is None


def test_nothing_differs_where_the_focus_changes_nothing(rendered: Rendering) -> None:
    (stop,) = visit(rendered, '<style>a:focus { outline: 0 }</style><a href="/bins/">Bins</a>').walk().stops
    assert (stop.changed_pixels, stop.contrast) == (0, 1.0)


def test_a_mark_beside_an_element_or_at_its_label_is_seen(rendered: Rendering) -> None:
    html = "<style>input { position: absolute; left: -99px } input:focus + label { outline: 3px solid black }</style>"
    (stop,) = visit(rendered, f'{html}<input type="checkbox" id="a"><label for="a">Yes</label>').walk().stops
    assert stop.changed_pixels is not None
    assert stop.contrast is not None
    assert stop.changed_pixels > 100
    assert stop.contrast > 15


def test_what_is_behind_words_is_measured_without_the_words(rendered: Rendering) -> None:
    looked = visit(rendered, '<p style="color: #777">Bins</p><h2 style="color: #fff; background: linear-gradient(#000, #000)">Tax</h2>')
    found = looked.behind(("1.0", "1.1", "9.9"))
    assert set(found) == {"1.0", "1.1"}
    assert round(found["1.0"].worst, 1) == round(found["1.0"].best, 1) == 4.5
    assert round(found["1.1"].median) == 21


def test_the_page_is_the_same_after_it_was_measured(rendered: Rendering) -> None:
    looked = visit(rendered, "<p>Bins</p>")
    before = looked.picture(400)
    looked.behind(("1.0",))
    assert looked.picture(400) == before

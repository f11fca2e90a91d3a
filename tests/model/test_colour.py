"""Colours that a browser computes, and their contrast."""

import pytest

from briggate.model.colour import BLACK, CLEAR, WHITE, Colour, colours_in, contrast, read_colour


@pytest.mark.parametrize(
    ("computed", "expected"),
    [
        ("rgb(11, 12, 12)", Colour(11, 12, 12)),
        ("rgba(0, 0, 0, 0)", CLEAR),
        ("transparent", CLEAR),
        ("color(srgb 1 0.5 0 / 0.5)", Colour(255, 127.5, 0, 0.5)),
        ("rgb(1 2 none)", Colour(1, 2, 0)),
        ("color(display-p3 1 0 0)", None),
        ("lab(50 40 30)", None),
        ("none", None),
        ("", None),
    ],
)
def test_reads_what_a_browser_computes(computed: str, expected: Colour | None) -> None:
    assert read_colour(computed) == expected


@pytest.mark.parametrize(
    ("computed", "red", "green", "blue"),
    [("oklch(0.628 0.2577 29.23)", 255, 0, 0), ("oklab(1 0 0)", 255, 255, 255), ("oklch(0.5198 0.1769 142.5)", 0, 128, 0)],
)
def test_reads_colours_by_lightness_and_hue(computed: str, red: int, green: int, blue: int) -> None:
    colour = read_colour(computed)
    assert colour is not None
    assert colour[:3] == pytest.approx((red, green, blue), abs=2)


def test_what_lies_over_another_colour_mixes_with_it() -> None:
    assert BLACK.faded(0.5).over(WHITE) == Colour(127.5, 127.5, 127.5)
    assert CLEAR.over(CLEAR) == CLEAR


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast(WHITE, WHITE) == 1
    assert contrast((118, 118, 118), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)


def test_finds_the_colours_of_a_shadow() -> None:
    assert colours_in("rgb(11, 12, 12) 0px -4px 0px 0px, rgba(0, 0, 0, 0.2) 1px 1px 2px 0px inset") == [
        Colour(11, 12, 12),
        Colour(0, 0, 0, 0.2),
    ]
    assert colours_in("none") == []

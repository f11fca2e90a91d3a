"""The one stylesheet: it asks nobody else for anything, and the council has the last word in it."""

import re
from pathlib import Path

from briggate.theme.stylesheet import stylesheet


def test_nothing_in_it_is_loaded_from_elsewhere_or_from_data(tmp_path: Path) -> None:
    brand = tmp_path / "brand.css"
    brand.write_text('.a { background: url("data:image/svg+xml,%3Csvg/%3E") }', encoding="utf-8")
    sheet = stylesheet(brand)
    assert re.findall(r"@import|//[a-z]|data:", sheet.css) == []
    assert re.findall(r'url\("?([^")]*)', sheet.css) == [name for name, _ in sheet.images]
    assert [data for _, data in sheet.images] == [b"<svg/>"]


def test_the_brand_stands_last(tmp_path: Path) -> None:
    brand = tmp_path / "brand.css"
    brand.write_text(":root { --brand: #123456; }", encoding="utf-8")
    assert stylesheet(brand).css.endswith(":root { --brand: #123456; }\n")


def test_no_rule_of_materials_reaches_outside_a_pages_body() -> None:
    assert re.findall(r"\.md-(?!typeset)\w+", stylesheet(None).css) == []

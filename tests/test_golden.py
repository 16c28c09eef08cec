"""Each pattern draws what its golden pair says. UPDATE_GOLDEN=1 writes them anew, to be read in the diff."""

from __future__ import annotations

import os
from pathlib import Path

import html5lib
import pytest

from tests.conftest import HERE, MATTER, render

CASES = sorted((HERE / "golden").rglob("*.md"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_golden(case: Path) -> None:
    text = case.read_text(encoding="utf-8")
    drawn = render(text if text.startswith("---") else MATTER + text, HERE / "project" / "docs") + "\n"
    expected = case.with_suffix(".html")
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(drawn, encoding="utf-8")
    assert drawn == expected.read_text(encoding="utf-8")
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(drawn)
    attributes = {name for element in tree.iter() for name in element.attrib}
    assert not {name for name in attributes if name == "style" or str(name).startswith("on")}


def test_every_pattern_has_golden_cases() -> None:
    from press.blocks import SPECS
    covered = {path.parent.name for path in CASES}
    assert set(SPECS) <= covered

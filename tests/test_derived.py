"""What is derived and committed is what `make data` makes."""

from __future__ import annotations

from pathlib import Path

from press import fonts
from tests.tools import ROOT


def test_the_font_is_the_subset_that_the_package_gives(tmp_path: Path) -> None:
    fonts.make(tmp_path)
    for name in ("guide-serif.woff2", "guide-serif-LICENSE.txt"):
        made, kept = tmp_path / fonts.FOLDER / name, ROOT / fonts.FOLDER / name
        assert made.read_bytes() == kept.read_bytes(), f"{name} differs: run make data"

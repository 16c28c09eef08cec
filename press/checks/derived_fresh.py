"""What is made from the data is what making it anew would give."""

from __future__ import annotations

from press.derived import derived
from press.problem import Problem
from press.site import Site

NAME = "derived-fresh"
WHY = "A download that lags behind the data is a second truth."
WHOLE_SITE = True


def check(site: Site) -> list[Problem]:
    if not site.whole or site.library.problems or not (site.root / "docs/data/all.json").exists():
        return []
    found = []
    for path, text in derived(site.library).items():
        file = site.root / path
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            found.append(Problem(path, 0, NAME, "This is not what the data gives now.", "Run make data."))
    return found

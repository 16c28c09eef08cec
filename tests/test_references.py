"""Entries of reference lists are set as the AMA sets them, whatever of a work was not seen."""

from __future__ import annotations

import re

import pytest

from press.library import load
from press.model import Source
from press.references import entry
from tests.tools import ROOT

SOURCES = load(ROOT / "docs").sources
WHOLE = "murrough-2013"


@pytest.mark.parametrize(("unseen", "ends"), [
    ((), "Psychiatry</i>. 2013;170(10):1134–1142."),
    (("volume",), "Psychiatry</i>. 2013;(10):1134–1142."),
    (("issue",), "Psychiatry</i>. 2013;170:1134–1142."),
    (("volume", "issue"), "Psychiatry</i>. 2013:1134–1142."),
    (("page",), "Psychiatry</i>. 2013;170(10)."),
    (("issued",), "Psychiatry</i>. 170(10)."),
    (("volume", "issue", "page", "issued"), "Psychiatry</i>."),
])
def test_what_was_not_seen_leaves_no_mark(unseen: tuple[str, ...], ends: str) -> None:
    record = SOURCES[WHOLE].model_dump(by_alias=True, exclude_none=True)
    assert entry(f"{WHOLE} {unseen}", Source.model_validate({
        name: value for name, value in record.items() if name not in unseen})).endswith(ends)


def test_no_two_marks_meet_in_any_entry() -> None:
    for key, source in SOURCES.items():
        drawn = re.sub(r"&[#\w]+;|<[^>]+>", "", entry(key, source))
        assert not re.search(r"[;:(][;:,.)]|(?<=\s)[;:,.]|,\.", drawn), drawn

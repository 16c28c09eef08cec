"""The commands beside `check`: new pages from records, and what is derived."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from press.__main__ import main
from press.derived import derived
from press.library import load
from press.skeletons import BLANK
from tests.tools import ROOT


def outcomes(project: Path) -> list[str]:
    return list(load(project / "docs").outcomes)


def test_a_new_page_passes_every_check(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keys = outcomes(project)
    assert keys
    assert main(["--root", str(project), "new", "outcome", *keys]) == 0
    capsys.readouterr()
    assert main(["--root", str(project), "check"]) == 0, capsys.readouterr().out


def test_a_page_that_is_there_is_left_as_it_is(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key = outcomes(project)[0]
    file = project / f"docs/evidence/outcomes/{key}.md"
    file.parent.mkdir(parents=True)
    file.write_text("mine")
    assert main(["--root", str(project), "new", "outcome", key]) == 0
    assert file.read_text() == "mine" and "left as it is" in capsys.readouterr().out


def test_a_mistyped_outcome_is_named_with_the_nearest(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key = outcomes(project)[0]
    assert main(["--root", str(project), "new", "outcome", key + "x"]) == 1
    assert f"Did you mean {key}?" in capsys.readouterr().out


def test_the_downloads_hold_every_record() -> None:
    library = load(ROOT / "docs")
    made = derived(library)
    whole = json.loads(made["docs/data/all.json"])
    for kind in ("sources", "outcomes", "findings", "claims", "places", "status", "courses"):
        assert set(whole[kind]) == set(getattr(library, kind))
    rows = list(csv.DictReader(made["docs/data/all.csv"].splitlines()))
    assert {row["record"] for row in rows if row["kind"] == "sources"} == set(library.sources)
    assert derived(library) == made


def test_editors_are_told_which_schema_a_file_has() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text())["yaml.schemas"]
    for schema, files in settings.items():
        assert (ROOT / schema).exists() and list(ROOT.glob(files)), schema
    outcome = json.loads((ROOT / "docs/data/schema/outcomes.json").read_text())
    assert outcome["additionalProperties"] is False and "per-hundred" in json.dumps(outcome)


@pytest.mark.parametrize("kind", BLANK)
def test_a_blank_page_has_its_parts_and_asks_to_be_filled_in(kind: str, project: Path,
                                                              capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(project), "new", kind, "docs/considering/will-it-last.md"]) == 0
    page = project / "docs/considering/will-it-last.md"
    assert 'title: "Will it last"' in page.read_text()
    capsys.readouterr()
    main(["--root", str(project), "check"])
    said = capsys.readouterr().out
    assert "· page-shape" not in said and "· block-known" not in said and "· front-matter-closed" not in said

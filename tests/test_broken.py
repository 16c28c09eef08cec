"""Each broken case says what its said.txt says: in the terminal, and in the red box of the preview.

A case is a folder of files laid over the invented project. UPDATE_GOLDEN=1 writes said.txt anew.
"""

from __future__ import annotations

import os
import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from press import model
from press.__main__ import main
from press.derived import derived
from press.library import load
from tests.conftest import HERE, MATTER, render

CASES = sorted(path.parent for path in (HERE / "broken").rglob("said.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_broken(case: Path, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(case, project, dirs_exist_ok=True, ignore=shutil.ignore_patterns("said.txt", "remove.txt"))
    if (case / "remove.txt").exists():
        for name in (case / "remove.txt").read_text().split():
            (project / name).unlink()
    code = main(["--root", str(project), "check"])
    said = _problems(capsys.readouterr().out)
    expected = case / "said.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(said, encoding="utf-8")
    assert code == 1
    assert said == expected.read_text(encoding="utf-8")
    assert f"· {case.parent.name}\n" in said
    _drawn_as_said(case, project, said)


def _problems(said: str) -> str:
    """Without what follows the count: how much the rules could look at is told of a project without problems, below."""
    return re.sub(r"(?m)^  (?! ).*\n", "", said)


def _drawn_as_said(case: Path, project: Path, said: str) -> None:
    """Every page of the case shows, in a red box, each problem that the terminal told of that page."""
    for file in (case / "docs").rglob("*.md") if (case / "docs").exists() else ():
        path = file.relative_to(case / "docs").as_posix()
        drawn = unescape(render(file.read_text(encoding="utf-8"), project / "docs", path))
        headings = [line for line in said.splitlines()
                    if line.startswith((f"docs/{path}:", "docs/data/")) and "help-reachable" not in line
                    and not (line.startswith("docs/data/") and "not-retracted" in line)]
        for heading in headings:
            assert heading in drawn
        assert 'class="problem' in drawn or not headings


def test_the_project_itself_is_free_of_problems(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(project), "check"]) == 0
    first, *coverage = capsys.readouterr().out.splitlines()
    assert first == "No problems in 3 pages and 4 sources read."
    assert {line.split(":")[0].strip() for line in coverage} >= {
        "company-trial-said", "facts-in-date", "not-retracted", "number-sourced"}


RAW = re.compile(r"nput should|Value error|valid (?:string|integer|number|dictionary|tuple)|tuple|unable to parse"
                 r"|NoneType|codec|function-|literal\[|<block|expected <|pydantic")


@pytest.mark.parametrize("rule", ["data-schema", "front-matter-closed", "source-known", "source-citable"])
def test_what_is_said_of_data_is_in_an_authors_words(rule: str) -> None:
    """No word of the machinery, and a line wherever one line is at fault."""
    classes = {f"“{name}”" for name in model.__all__}
    for case in (path for path in CASES if path.parent.name == rule):
        said = (case / "said.txt").read_text(encoding="utf-8")
        assert not RAW.search(said), case
        assert not [name for name in classes if name in said], case
        whole_file = re.findall(rf"^docs/data/\S+\.yml · {rule}\n    (.*)", said, re.MULTILINE)
        assert all(re.search("same (DOI|PMID|PMCID)|for these findings|still to come", one) for one in whole_file), case


@pytest.mark.parametrize(("key", "kind", "why"), [
    ("scores-1-week", "icon-array", "no two groups per hundred"),
    ("scores-1-week", "fact-box", "no two groups per hundred"),
    ("scores-1-week", "sentence", "no two groups per hundred"),
    ("bladder-1-year", "forest", "is not drawn"),
])
def test_a_figure_that_its_record_does_not_allow_is_said_where_it_stands(key: str, kind: str, why: str,
                                                                       project: Path) -> None:
    page = f"{MATTER}Text.\n\n/// evidence | {key}\n    as: {kind}\n///\n"
    drawn = render(page, project / "docs")
    line = page.split("\n").index(f"/// evidence | {key}") + 1
    assert f"docs/page.md:{line} · figure-drawable" in drawn
    assert f"This cannot be drawn as {kind}: " in drawn and why in drawn
    assert "<svg" not in drawn


def test_downloads_that_lag_behind_the_data_are_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path, text in derived(load(project / "docs")).items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, encoding="utf-8")
    assert main(["--root", str(project), "check"]) == 0
    capsys.readouterr()
    record = project / "docs/data/outcomes/relief-1-day.yml"
    record.write_text(record.read_text(encoding="utf-8").replace("people: 110", "people: 109"), encoding="utf-8")
    (project / "docs/data/schema/outcomes.json").unlink()
    assert main(["--root", str(project), "check"]) == 1
    said = capsys.readouterr().out
    stale = ["docs/data/all.csv", "docs/data/all.json", "docs/data/schema/outcomes.json"]
    assert re.findall(r"^(\S+) · derived-fresh$", said, re.MULTILINE) == stale
    assert said.count("This is not what the data gives now.\n    Run make data.") == len(stale)

"""Each broken case says what its said.txt says: in the terminal, and in the red box of the preview.

A case is a folder of files laid over the invented project. UPDATE_GOLDEN=1 writes said.txt anew.
"""

from __future__ import annotations

import os
import shutil
from html import unescape
from pathlib import Path

import pytest

from press.__main__ import main
from tests.conftest import HERE, render

CASES = sorted(path.parent for path in (HERE / "broken").rglob("said.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_broken(case: Path, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(case, project, dirs_exist_ok=True, ignore=shutil.ignore_patterns("said.txt", "remove.txt"))
    if (case / "remove.txt").exists():
        for name in (case / "remove.txt").read_text().split():
            (project / name).unlink()
    code = main(["--root", str(project), "check"])
    said = capsys.readouterr().out
    expected = case / "said.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(said, encoding="utf-8")
    assert code == 1
    assert said == expected.read_text(encoding="utf-8")
    assert f"· {case.parent.name}\n" in said
    _drawn_as_said(case, project, said)


def _drawn_as_said(case: Path, project: Path, said: str) -> None:
    """Every page of the case shows, in a red box, each problem that the terminal told of that page."""
    for file in (case / "docs").rglob("*.md") if (case / "docs").exists() else ():
        path = file.relative_to(case / "docs").as_posix()
        drawn = unescape(render(file.read_text(encoding="utf-8"), project / "docs", path))
        headings = [line for line in said.splitlines()
                    if line.startswith((f"docs/{path}:", "docs/data/")) and "help-reachable" not in line]
        for heading in headings:
            assert heading in drawn
        assert 'class="problem' in drawn or not headings


def test_the_project_itself_is_free_of_problems(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(project), "check"]) == 0
    assert capsys.readouterr().out == "No problems in 3 pages and 4 sources read.\n"

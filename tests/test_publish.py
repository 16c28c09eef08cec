"""The publishing path: what it refuses, what it marks on the whole guide, and that a failure costs nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from press import build as building
from press import publish
from press.__main__ import main
from press.problem import Problem
from press.publish import draft
from tests.tools import faultless_guide, published_site


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return faultless_guide(tmp_path_factory.mktemp("publish") / "project")


@pytest.fixture(scope="module")
def published(project: Path) -> Path:
    assert main(["--root", str(project), "build", "--draft"]) == 0
    return project / "site"


def test_without_publisher_and_contact_nothing_is_published(project: Path, tmp_path: Path,
                                                           capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(project), "build", "--site-dir", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().out
    assert "docs/data/site.yml · publisher-named\n    Nobody answers for this copy: publisher and contact" in said
    assert "--draft" in said and "Nothing was published." in said
    assert not (tmp_path / "out").exists()


def test_a_crisis_line_past_its_date_stops_publishing(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                      capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1830000000")  # 28 December 2027
    assert main(["--root", str(project), "build", "--draft", "--site-dir", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().out
    assert re.search(r"docs/data/places/\S+\.yml:\d+ · facts-in-date\n    .* is due for checking since", said)
    assert re.search(r"docs/data/status/\S+\.yml:\d+ · facts-in-date", said)
    assert not (tmp_path / "out").exists()


def test_a_draft_says_so_on_every_page(tmp_path_factory: pytest.TempPathFactory) -> None:
    pages = list(published_site(tmp_path_factory).rglob("*.html"))
    assert len(pages) > 100
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert text.count(draft.WORDS) == 1, page
        assert re.search(r"<meta[^>]*noindex", text), page


def test_a_failing_build_leaves_the_last_good_site(published: Path, project: Path,
                                                   capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in published.rglob("*.html")}
    page = project / "docs/question.md"
    whole = page.read_text(encoding="utf-8")
    page.write_text(whole + "\n[nowhere](no-such-page.md)\n", encoding="utf-8")
    try:
        assert main(["--root", str(project), "build", "--draft"]) == 1
    finally:
        page.write_text(whole, encoding="utf-8")
    said = capsys.readouterr().out
    assert "mkdocs-builds" in said and "no-such-page.md" in said and "is as it was" in said
    assert {path: path.read_bytes() for path in published.rglob("*.html")} == before


def test_a_failing_step_leaves_the_last_good_site(published: Path, project: Path,
                                                  monkeypatch: pytest.MonkeyPatch) -> None:
    class Step:
        @staticmethod
        def run(copy: publish.Copy) -> list[Problem]:
            (copy.site / "index.html").unlink()
            return [Problem("index.html", 0, "test", "It is gone.", "Bring it back.")]

    monkeypatch.setattr(publish, "steps", lambda: [Step])
    assert main(["--root", str(project), "build", "--draft"]) == 1
    assert (published / "index.html").exists()
    assert not list(project.glob(".site-*"))


def test_a_rename_that_fails_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made, out = tmp_path / "made", tmp_path / "out"
    for folder, words in ((made, "new"), (out, "old")):
        folder.mkdir()
        (folder / "index.html").write_text(words)
    whole = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if self == made:
            raise OSError("the disk is full")
        return whole(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(OSError, match="full"):
        building._swap(made, out, tmp_path / "aside")
    assert (out / "index.html").read_text() == "old"

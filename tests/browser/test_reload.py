"""`mkdocs serve` as an author meets it: saving shows, breaking says so, mending brings the page back.

The guide is invented and small, its frame the real one: each save is a build.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.tools import MKDOCS, QUIET, free_port, invented_guide, wait_for

SHOWN = 60_000


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    project = invented_guide(tmp_path_factory.mktemp("serve") / "project")
    port = free_port()
    log = (project.parent / "log").open("w")
    server = subprocess.Popen([*MKDOCS, "serve", "-a", f"127.0.0.1:{port}"], cwd=project, stdout=log, stderr=log,
                              env={**os.environ, **QUIET})
    try:
        wait_for(f"http://127.0.0.1:{port}/", 60)
        yield project, f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def changed(file: Path, change: Callable[[str], str]) -> str:
    """Save the changed text; returns what was there."""
    before = file.read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    file.write_text(after, encoding="utf-8")
    return before


def test_saving_a_page_shows_without_touching_the_browser(served: tuple[Path, str], page: Page) -> None:
    project, base = served
    page.goto(base + "question/")
    changed(project / "docs/question.md", lambda text: text + "\n\nA sentence saved just now.\n")
    expect(page.locator("text=A sentence saved just now.")).to_be_visible(timeout=SHOWN)


def test_saving_data_shows(served: tuple[Path, str], page: Page) -> None:
    project, base = served
    page.goto(base + "question/")
    source = project / "docs/data/sources/hart-2020.yml"
    changed(source, lambda text: text.replace("A trial of one", "Just saved, a trial of one"))
    expect(page.locator("#references").locator("..").get_by_text("Just saved")).to_be_visible(timeout=SHOWN)


def test_saving_a_template_shows(served: tuple[Path, str], page: Page) -> None:
    project, base = served
    page.goto(base + "about/")
    footer = project / "overrides/partials/footer.html"
    changed(footer, lambda text: text.replace("It sells nothing.", "It sells nothing, saved."))
    expect(page.locator("text=It sells nothing, saved.")).to_be_visible(timeout=SHOWN)


def test_saving_a_stylesheet_shows(served: tuple[Path, str], page: Page) -> None:
    project, base = served
    page.goto(base + "about/")
    changed(project / "docs/assets/stylesheets/base.css", lambda text: text + "\nh1 { color: rgb(1, 2, 3) }\n")
    expect(page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)", timeout=SHOWN)


BREAKS = {
    "citation": ("docs/question.md", lambda text: text.replace("@hart-2020", "@hrat-2020"), "question/",
                 "Did you mean hart-2020?"),
    "block": ("docs/get-help.md", lambda text: text.replace("level: emergency", "level: emergancy", 1), "get-help/",
              "“emergancy” is not a value"),
    "front matter": ("docs/about/index.md", lambda text: text.replace("type: record", "type: [record"), "about/",
                     "not readable as YAML"),
    "data": ("docs/data/sources/hart-2020.yml", lambda text: text.replace("type:", "typ:", 1), "question/",
             "There is no field “typ”"),
    "page": ("docs/about/index.md", lambda text: text.split("---", 2)[2].replace("##", "/// nothing |", 1), "about/",
             "There is no block named “nothing”"),
}


@pytest.mark.parametrize("kind", BREAKS)
def test_a_fault_shows_its_red_box_and_mending_it_brings_the_page_back(served: tuple[Path, str], page: Page,
                                                                      kind: str) -> None:
    project, base = served
    path, change, address, words = BREAKS[kind]
    page.goto(base + address)
    expect(page.locator(".problem")).to_have_count(0)
    before = changed(project / path, change)
    expect(page.locator(".problem").filter(has_text=words).first).to_be_visible(timeout=SHOWN)
    (project / path).write_text(before, encoding="utf-8")
    expect(page.locator(".problem")).to_have_count(0, timeout=SHOWN)


STUDY = """  - id: saved-just-now
    study: Saved just now
    source: hart-2020
    locator: table 2
    design: parallel
    drug: {n: 20, events: 12}
    comparator: {n: 20, events: 6}
    seen: true
"""


def test_a_study_added_to_a_record_shows_in_its_figure(served: tuple[Path, str], page: Page) -> None:
    """Two steps: write the row, save the file."""
    project, base = served
    page.goto(base + "outcome/")
    changed(project / "docs/data/outcomes/relief-1-day.yml",
            lambda text: text.replace("\nrows:\n", "\nrows:\n" + STUDY, 1))
    expect(page.locator(".evidence").get_by_text("Saved just now").first).to_be_attached(timeout=SHOWN)

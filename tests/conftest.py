"""What the tests share: a small invented project, and pages rendered as MkDocs renders them."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import settings

from tests.tools import AS_ALWAYS

settings.register_profile("house", deadline=None)  # a busy machine is slow, and that is no fault
settings.load_profile("house")

HERE = Path(__file__).parent
ROOT = HERE.parent
MATTER = """---
title: A page
description: A page for tests.
type: record
audience: everyone
checked: 2026-11-01
check-by: 2027-05-01
---

"""


class _AnyTag(yaml.SafeLoader):
    """Reads mkdocs.yml without knowing what !ENV means."""


_AnyTag.add_multi_constructor("!", lambda loader, suffix, node: None)


def extensions() -> tuple[list[str], dict[str, dict]]:
    """The extensions of mkdocs.yml and their settings, as Markdown takes them."""
    listed = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_AnyTag)["markdown_extensions"]
    names, settings = [], {}
    for one in listed:
        name, given = next(iter(one.items())) if isinstance(one, dict) else (one, {})
        names.append(name)
        settings[name] = given
    return names, settings


def render(text: str, docs: Path, path: str = "page.md") -> str:
    """A page's content. `text` holds its front matter; problems are drawn, never raised."""
    names, settings = extensions()
    converter = markdown.Markdown(extensions=names, extension_configs=settings)
    converter.press_where = {"path": path, "text": text, "docs": docs}
    body = text.split("---\n", 2)[2] if text.startswith("---\n") and text.count("---\n") > 1 else text
    return converter.convert(body.lstrip("\n"))


class _SameDay(date):
    @classmethod
    def today(cls) -> date:
        return date(2026, 11, 19)


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """For builds, and for the check, which counts what is past its date today."""
    for name, value in AS_ALWAYS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("press.__main__.date", _SameDay)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the invented project, free of problems, to break."""
    shutil.copytree(HERE / "project", tmp_path / "project")
    return tmp_path / "project"

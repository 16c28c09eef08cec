"""The built site on real servers, and a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.browsers import launch
from tests.tools import built_site, nginx, published_site


@dataclass(frozen=True)
class Site:
    """A built site: its folder, its addresses at a root and under a sub-path, its pages' addresses below those."""

    folder: Path
    root: str
    below: str

    @property
    def pages(self) -> list[str]:
        """Every page, "" for Home."""
        return sorted(path.parent.relative_to(self.folder).as_posix().replace(".", "", 1).strip("/")
                      for path in self.folder.rglob("index.html"))

    @property
    def sample(self) -> list[str]:
        """Every page but the outcomes' own, which are made from one skeleton: of those, every eighth."""
        made = [page for page in self.pages if page.startswith("evidence/outcomes/")]
        return [page for page in self.pages if page not in made] + made[::8]

    def at(self, page: str, base: str | None = None) -> str:
        return (base or self.root) + (page + "/" if page else "")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site as `mkdocs build --strict` makes it without SITE_URL."""
    folder = built_site(tmp_path_factory)
    with nginx(folder, tmp_path_factory.mktemp("nginx")) as (root, below):
        yield Site(folder, root, below)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The whole project as `press build` publishes it."""
    folder = published_site(tmp_path_factory)
    with nginx(folder, tmp_path_factory.mktemp("nginx")) as (root, below):
        yield Site(folder, root, below)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launch(playwright)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh profile at a laptop's width."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()

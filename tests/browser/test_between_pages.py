"""From page to page: the one before comes back at once, the next is fetched when it is pointed at, none is far."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from lxml import html as parser
from playwright.sync_api import Browser

from tests.browser.browsers import FLAGS
from tests.browser.conftest import Site
from tests.tools import chromium


@pytest.fixture
def guessing(browser: Browser) -> Iterator[Browser]:
    """A browser as readers have it: it keeps the page before, and fetches ahead. The tests' own does neither."""
    made = browser.browser_type.launch(executable_path=chromium(), args=[FLAGS[0], "--disable-gpu"],
                                       ignore_default_args=["--disable-back-forward-cache"])
    yield made
    made.close()


def test_the_page_before_comes_back_as_it_was(guessing: Browser, published: Site) -> None:
    page = guessing.new_page()
    page.add_init_script("addEventListener('pageshow', (event) => { window.kept = event.persisted; });")
    page.goto(published.at("overview"))
    page.mouse.wheel(0, 400)
    page.wait_for_timeout(300)
    page.locator(".help a").first.click()
    page.wait_for_url(published.at("get-help"))
    page.evaluate("() => history.back()")  # what comes back so is not loaded, which go_back would wait for
    page.wait_for_url(published.at("overview"), wait_until="commit")
    page.wait_for_function("() => window.kept === true")


@pytest.mark.parametrize("saves", [False, True], ids=["", "saves data"])
def test_a_link_that_is_pointed_at_is_fetched_unless_data_is_saved(guessing: Browser, published: Site,
                                                                  saves: bool) -> None:
    context = guessing.new_context(viewport={"width": 1280, "height": 800}, service_workers="block")
    if saves:
        context.add_init_script("Object.defineProperty(navigator, 'connection', {value: {saveData: true}});")
    page = context.new_page()
    asked: list[str] = []
    context.on("request", lambda one: asked.append(one.url) if one.headers.get("sec-purpose") == "prefetch" else None)
    page.goto(published.at("considering"))
    page.wait_for_timeout(500)
    assert not asked
    page.mouse.move(300, 300)
    link = page.locator("main a[href*='what-is-it']").first
    link.hover()
    page.wait_for_timeout(1500)
    next_page = published.at("considering/what-is-it")
    assert asked == ([] if saves else [next_page])
    link.click()
    page.wait_for_url(next_page)
    came = page.evaluate("() => performance.getEntriesByType('navigation')[0].deliveryType")
    assert came == ("" if saves else "navigational-prefetch")  # it was there
    context.close()


def test_on_a_touch_screen_nothing_is_fetched_for_being_seen(guessing: Browser, published: Site) -> None:
    """Some browsers take links that are on the screen for links that will be followed, where nothing can hover."""
    context = guessing.new_context(viewport={"width": 412, "height": 823}, is_mobile=True, has_touch=True,
                                   service_workers="block")
    page = context.new_page()
    asked: list[str] = []
    context.on("request", lambda one: asked.append(one.url) if one.headers.get("sec-purpose") == "prefetch" else None)
    page.goto(published.at("considering"))
    page.touchscreen.tap(200, 400)
    page.wait_for_selector("script[type=speculationrules]", state="attached")
    page.wait_for_timeout(3000)
    assert not asked
    assert page.locator("html[data-hovers]").count() == 0
    context.close()


def taps(folder: Path) -> dict[str, int]:
    """How many taps each page is from Home, on a phone without scripts: a link is one, one in the menu two."""
    near: dict[str, list[tuple[str, int]]] = {}
    for file in folder.rglob("index.html"):
        here = "/" + file.parent.relative_to(folder).as_posix().removeprefix(".")
        here = here.rstrip("/") + "/"
        page = parser.document_fromstring(file.read_text(encoding="utf-8"))
        near[here] = [(urldefrag(urljoin(here, link.get("href")))[0], 2 if link.xpath("ancestor::nav[@popover]") else 1)
                      for link in page.xpath("//a[@href][not(ancestor::header/nav)]")]  # hidden on a phone
    found = {"/": 0}
    for far in range(4):
        for here in [page for page, at in found.items() if at == far]:
            for there, more in near.get(here, ()):
                if there in near and far + more < found.get(there, 99):
                    found[there] = far + more
    return {page: found.get(page, 99) for page in near}


def test_every_page_is_within_three_taps_of_home(published: Site) -> None:
    found = {page: far for page, far in taps(published.folder).items() if not page.startswith("/patterns/")}
    assert len(found) > 100
    assert not {page: far for page, far in found.items() if far > 3}

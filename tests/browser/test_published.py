"""A published copy as a host serves it: how little comes before the reader acts, and what comes when they do."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, Route

from tests import wire
from tests.browser.conftest import Site
from tests.browser.kinds import MORE, TYPES

FREE = (".woff2", ".svg", ".png")
"""What is never waited for: it is drawn when it comes, and moves nothing."""
WAITED = 3_000


def measured(file: Path) -> tuple[str, int, int, float]:
    """A page's address, the bytes of its frame, those of all that it fetches by itself, and how many it may."""
    html = file.read_text(encoding="utf-8")
    assert "<style>" in html and not re.search(r"<link[^>]*rel=\"?stylesheet", html), file
    scripts = wire.scripts(file, html)
    assert len(scripts) == 1, file
    whole = sum(one.with_name(f"{one.name}.br").stat().st_size for one in (file, *scripts))
    return (str(file.parent), wire.sent(wire.shell(html)), whole,
            wire.allowed(wire.words(html), wire.sent(wire.floor(html))))


def test_every_page_comes_in_its_first_flight_or_close_to_its_floor(published: Site) -> None:
    files = sorted(published.folder.rglob("index.html"))
    assert len(files) > 100
    with ProcessPoolExecutor() as pool:
        pages = list(pool.map(measured, files, chunksize=8))
    assert not [(page, frame) for page, frame, _, _ in pages if frame > wire.SHELL]
    assert not [(page, whole, may) for page, _, whole, may in pages if whole > may]


@pytest.mark.parametrize("kind", TYPES | MORE)
def test_three_requests_and_none_on_idle(browser: Browser, published: Site, kind: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    asked: list[str] = []
    context.on("request", lambda one: None if one.url.endswith(FREE) else asked.append(one.url))
    page = context.new_page()
    page.goto(published.at((TYPES | MORE)[kind]), wait_until="load")
    before = len(asked)
    page.wait_for_timeout(WAITED)
    context.close()
    assert 2 <= len(asked) == before <= 3, asked


SHIFTS = """new PerformanceObserver((list) => {
    for (const {value, sources} of list.getEntries())
        (window.shifts ??= []).push([value, ...sources.map(({node}) => node?.outerHTML?.slice(0, 80))]);
}).observe({type: "layout-shift", buffered: true});"""


def on_a_slow_line(page: Page) -> None:
    """Everything comes late, so that what moves the page does so after it was painted."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {"offline": False, "latency": 400, "downloadThroughput": 50_000,
                                                      "uploadThroughput": 50_000})


@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_moves_while_it_comes(browser: Browser, published: Site, width: int) -> None:
    found = {}
    for name in (TYPES | MORE).values():
        context = browser.new_context(viewport={"width": width, "height": 740})
        context.add_init_script(SHIFTS)
        page = context.new_page()
        on_a_slow_line(page)
        page.goto(published.at(name), wait_until="load")
        page.wait_for_timeout(800)
        found[name] = page.evaluate("window.shifts ?? []")
        context.close()
    assert not {name: shifts for name, shifts in found.items() if shifts}


class Halting(SimpleHTTPRequestHandler):
    """Sends a page up to the end of `last`, and the rest later."""

    def __init__(self, *request: object, last: bytes, **more: object) -> None:
        self.last = last
        super().__init__(*request, **more)

    def copyfile(self, source: object, outputfile: object) -> None:
        first, halt, rest = source.read().partition(self.last)
        outputfile.write(first + halt)
        if halt:
            outputfile.flush()
            time.sleep(.6)
            outputfile.write(rest)

    def log_message(self, *said: object) -> None:
        pass


@contextmanager
def halting(folder: Path, last: bytes) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Halting, directory=folder, last=last)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize("last", [b">In danger", b"id=palette", b"Considering it</a>", b"</nav><main"])
@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_moves_wherever_a_page_halts(browser: Browser, published: Site, width: int, last: bytes) -> None:
    """A browser paints what has come; a header of which half has come would move when the rest does."""
    page = browser.new_page(viewport={"width": width, "height": 740})
    page.add_init_script(SHIFTS)
    with halting(published.folder, last) as root:
        page.goto(f"{root}considering/will-it-last/", wait_until="load")
        page.wait_for_timeout(200)
        assert page.evaluate("performance.getEntriesByType('navigation')[0].duration") > 500  # it did halt
        assert page.evaluate("window.shifts ?? []") == []
    page.close()


def test_what_is_typed_before_search_is_there_is_searched(browser: Browser, published: Site) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(published.at("overview"))
    held: list[Route] = []
    open_at_last = False
    page.route("**/assets/scripts/search*", lambda route: route.continue_() if open_at_last else held.append(route))
    page.keyboard.press("/")
    page.keyboard.type("blader")
    assert not page.locator("#search").count()  # nothing of it has come
    on_a_slow_line(page)
    open_at_last = True
    for one in held:
        one.continue_()
    page.wait_for_selector("#search-results mark")
    assert page.input_value("#search-words") == "blader"
    page.keyboard.press("Escape")
    page.click("#search-open")
    page.wait_for_selector("#search-words:focus")
    page.keyboard.press("Escape")
    page.wait_for_function("() => document.activeElement.id === 'search-open'")
    context.close()


def test_a_tap_before_the_notes_are_there_opens_one(browser: Browser, published: Site) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(published.at("overview"))
    on_a_slow_line(page)
    page.locator("sup.cite a").first.tap()
    page.wait_for_selector(".note")
    assert page.url == published.at("overview")
    context.close()


def test_without_the_parts_a_mark_is_a_link_and_search_says_so(page: Page, published: Site) -> None:
    said: list[str] = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.accept()))
    page.route("**/reader.js*", lambda route: route.abort())
    page.goto(published.at("overview"))
    page.locator("sup.cite a").first.click()
    page.wait_for_url("**/overview/#ref-1")
    page.reload()
    page.click("#search-open")
    page.wait_for_function("() => document.getElementById('search-open').hidden")
    assert said == ["Search could not be loaded. The menu leads to every page."]


def test_a_script_finds_what_it_looks_for_under_short_names(page: Page, published: Site) -> None:
    """Publishing shortens the names of classes; a note is made of a reference's parts, found by theirs."""
    page.goto(published.at("overview"))
    assert not page.locator(".review").count()
    page.locator("sup.cite a").first.click()
    note, reference = page.locator(".note").inner_text(), page.locator("#ref-1")
    for part in ("entry", "read", "links"):
        words = reference.locator(f".reference__{part}").first.inner_text().strip()
        assert words and words in note, part

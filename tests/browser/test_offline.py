"""Without a connection: what was read is there and says how old it is, help always is; online, nothing old is shown."""

from __future__ import annotations

import os
import re
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.browser.axe import faults, ready
from tests.browser.conftest import Site
from tests.tools import chromium, nginx, prepared

READ = ("overview/", "about/accessibility/")
A_DAY = 24 * 60 * 60 * 1000
WEATHER = "https://www.bbc.co.uk/weather"


class Host:
    """A published copy that can be taken off the net and put back, at the same address."""

    def __init__(self, folder: Path, work: Path) -> None:
        self.folder, self.work = folder, work
        self.ports: tuple[int, int] | None = None
        self.running = ExitStack()

    def start(self) -> None:
        root, below = self.running.enter_context(nginx(self.folder, self.work, self.ports))
        self.root, self.below = root, below
        self.ports = tuple(int(address.split(":")[2].split("/")[0]) for address in (root, below))

    def stop(self) -> None:
        self.running.close()

    @contextmanager
    def hanging(self) -> Iterator[None]:
        """Connections are taken, and nothing comes."""
        main = (self.work / "nginx.pid").read_text().strip()
        workers = [int(pid) for pid in Path(f"/proc/{main}/task/{main}/children").read_text().split()]
        for pid in workers:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in workers:
                os.kill(pid, signal.SIGCONT)


@pytest.fixture(scope="module")
def copy(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepared(site.folder, tmp_path_factory.mktemp("offline") / "site")


@pytest.fixture
def host(copy: Path, tmp_path: Path) -> Iterator[Host]:
    made = Host(shutil.copytree(copy, tmp_path / "site"), tmp_path / "nginx")
    made.start()
    yield made
    made.stop()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = ready(browser.new_context(viewport={"width": 360, "height": 740}))
    yield made
    made.close()


def has_worker(page: Page) -> bool:
    return page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length > 0)")


def read(page: Page, address: str) -> None:
    """As a reader does: open it, touch it, and see the worker come."""
    page.goto(address)
    page.mouse.wheel(0, 300)
    page.wait_for_function("() => navigator.serviceWorker.controller")


def until_kept(page: Page, address: str) -> None:
    page.wait_for_function("""async (address) => {
        for (const name of await caches.keys())
            if (name.endsWith(" pages") && await (await caches.open(name)).match(address)) return true;
        return false;
    }""", arg=address)


@pytest.mark.parametrize("where", ["root", "below"])
def test_what_was_read_is_there_and_says_so(host: Host, context: BrowserContext, where: str) -> None:
    base, page = getattr(host, where), context.new_page()
    for name in READ:
        read(page, base + name)
        until_kept(page, base + name)
    host.stop()
    for name in READ:
        page.goto(base + name)
        said = page.locator(".saved")
        day = page.evaluate("new Date().toLocaleDateString('en-GB', {dateStyle: 'long'})")
        assert said.inner_text() == f"Saved copy: {day}. You are offline, so it may have changed."
        assert said.get_attribute("role") == "status"
        assert page.title().startswith("Saved copy: ")
        assert page.locator("main h1").is_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('.saved')).textAlign") == "center"  # styled
        assert not faults(page)
    page.click("#palette")  # its scripts are there too, those that were fetched before the worker was there as well
    page.wait_for_function("() => document.documentElement.dataset.palette")
    page.locator("sup.cite a").first.click()
    page.locator(".note").wait_for()


@pytest.mark.parametrize("where", ["root", "below"])
def test_help_is_there_and_an_unread_page_gives_its_numbers(host: Host, context: BrowserContext, where: str) -> None:
    base, page = getattr(host, where), context.new_page()
    read(page, base + READ[0])
    host.stop()
    page.goto(base + "considering/will-it-last/?from=a-friend#references")
    assert page.locator("h1").inner_text() == "You are offline, and this page was not saved"
    assert page.locator('a[href^="tel:"]').count() >= 6
    assert not faults(page)
    page.click("text=Get help now")
    assert page.url == base + "get-help/"
    assert page.locator('a[href="tel:999"]').first.is_visible() and page.locator(".saved").is_visible()
    page.goto(base)
    assert page.locator(".saved").is_visible() and page.locator("main h1").is_visible()


def test_online_again_the_fresh_page_wins(host: Host, context: BrowserContext) -> None:
    page, address = context.new_page(), host.root + READ[0]
    read(page, address)
    until_kept(page, address)
    host.stop()
    page.goto(address)
    assert page.locator(".saved").is_visible()
    file = host.folder / READ[0] / "index.html"
    file.write_text(file.read_text(encoding="utf-8").replace("<h1>", "<h1>Mended. ", 1), encoding="utf-8")
    host.start()
    page.goto(address)
    assert page.locator("h1").inner_text().startswith("Mended. ") and page.locator(".saved").count() == 0
    host.stop()
    page.goto(address)
    assert page.locator("h1").inner_text().startswith("Mended. ") and page.locator(".saved").is_visible()


def test_a_page_that_was_withdrawn_is_not_kept(host: Host, context: BrowserContext) -> None:
    page, address = context.new_page(), host.root + READ[1]
    read(page, address)
    until_kept(page, address)
    shutil.rmtree(host.folder / READ[1])
    page.goto(address)
    assert page.locator("h1").inner_text() == "This page is not here"
    host.stop()
    page.goto(address)
    assert page.locator("h1").inner_text() == "You are offline, and this page was not saved"


def test_on_a_bad_line_a_saved_page_comes_after_four_seconds(host: Host, context: BrowserContext) -> None:
    page, address = context.new_page(), host.root + READ[0]
    read(page, address)
    until_kept(page, address)
    with host.hanging():
        began = time.monotonic()
        page.goto(address)
        assert 3.5 < time.monotonic() - began < 7
        assert "The connection is slow, so it may have changed." in page.locator(".saved").inner_text()
    page.goto(address)
    assert page.locator(".saved").count() == 0


def test_pages_read_before_the_worker_was_there_are_kept(host: Host, context: BrowserContext) -> None:
    """Each of them left by the reader's first tap, and the last one touched."""
    page = context.new_page()
    for name in (*READ, "about/"):
        page.goto(host.root + name)
    page.mouse.wheel(0, 300)
    for name in READ:
        until_kept(page, host.root + name)


def test_a_page_fetched_on_a_guess_is_kept_only_once_it_is_read(host: Host, browser: Browser) -> None:
    for file in (host.folder / "about").rglob("index.html"):  # what the policy lets through is another test's question
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"<meta http-equiv[^>]*>", "", text, count=1), encoding="utf-8")
    # The other tests' browser is told to fetch nothing that it is not asked for, and so guesses nothing.
    guessing = browser.browser_type.launch(executable_path=chromium(), args=["--no-sandbox"])
    context = guessing.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    read(page, host.root + "about/")
    guessed: list[str] = []
    context.on("request", lambda request: guessed.append(request.headers.get("sec-purpose", "")))
    link, address = page.locator('main a[href*="how-we-work"]').first, host.root + "about/how-we-work/"
    link.scroll_into_view_if_needed()
    link.hover()
    for _ in range(50):
        if "prefetch" in guessed:
            break
        page.wait_for_timeout(100)
    page.wait_for_timeout(300)
    kept = """async (address) => {
        for (const name of await caches.keys()) if (await (await caches.open(name)).match(address)) return true;
        return false;
    }"""
    assert "prefetch" in guessed and not page.evaluate(kept, address)
    link.click()
    page.wait_for_url(address)
    page.mouse.wheel(0, 300)
    until_kept(page, address)
    guessing.close()


def test_who_saves_data_gets_help_alone(host: Host, context: BrowserContext) -> None:
    worker = host.folder / "offline.js"
    text = worker.read_text(encoding="utf-8")
    assert text.count("navigator.connection?.saveData") == 1
    worker.write_text(text.replace("navigator.connection?.saveData", "true"), encoding="utf-8")
    page = context.new_page()
    read(page, host.root + READ[0])
    kept = page.evaluate("""async () => {
        const found = [];
        for (const name of await caches.keys())
            if (!name.endsWith(" pages")) found.push(...await (await caches.open(name)).keys());
        return found.map((request) => request.url);
    }""")
    assert sorted(kept) == [host.root + "get-help/", host.root + "offline.html"]


def age(page: Page, milliseconds: int) -> None:
    """Every page that was read counts as read so much earlier."""
    page.evaluate("""async (less) => {
        for (const name of (await caches.keys()).filter((name) => name.endsWith(" pages"))) {
            const pages = await caches.open(name);
            for (const request of await pages.keys()) {
                const answer = await pages.match(request), headers = new Headers(answer.headers);
                headers.set("Saved", new Date(Date.parse(headers.get("Saved")) - less).toISOString());
                await pages.put(request, new Response(await answer.blob(), { headers }));
            }
        }
    }""", milliseconds)


@pytest.mark.parametrize("asked", [False, True], ids=["not asked", "asked to keep"])
def test_after_a_day_it_is_forgotten_unless_asked(host: Host, context: BrowserContext, asked: bool) -> None:
    page, address = context.new_page(), host.root + READ[0]
    read(page, address)
    until_kept(page, address)
    page.goto(host.root + "about/")
    if asked:
        page.get_by_label("Keep the pages I read").check()
        page.get_by_text("Pages are now kept until").wait_for()
    age(page, A_DAY + 60_000)
    host.stop()
    page.goto(address)
    assert page.locator(".saved").count() == int(asked)


def test_a_reader_can_forget_by_keyboard(host: Host, context: BrowserContext) -> None:
    page, address = context.new_page(), host.root + READ[0]
    read(page, address)
    until_kept(page, address)
    page.goto(host.root + "about/")
    button = page.get_by_role("button", name="Forget the pages saved on this device")
    button.focus()
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.type") == "checkbox"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Forgotten. No pages are saved on this device").wait_for()
    assert not faults(page)
    host.stop()
    page.goto(address)
    assert page.locator(".saved").count() == 0


@pytest.mark.parametrize("how", ["link", "shift"])
def test_leaving_forgets_too_and_leaves_no_step_back(host: Host, context: BrowserContext, how: str) -> None:
    page, address = context.new_page(), host.root + READ[0]
    asked: list[dict[str, str]] = []

    def weather(route: object) -> None:
        asked.append(route.request.headers)
        route.fulfill(body="<title>Weather</title><h1>Weather</h1>", content_type="text/html")

    context.route(WEATHER, weather)
    page.goto(host.root + "about/")
    read(page, address)
    until_kept(page, address)
    steps = page.evaluate("history.length")
    if how == "link":
        page.get_by_role("link", name="Leave this page").focus()
        page.keyboard.press("Enter")
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url(WEATHER)
    assert "referer" not in asked[0]
    assert page.evaluate("history.length") == steps
    page.go_back()
    assert page.url == host.root + "about/"  # the page before is still there: as the page about privacy says
    host.stop()
    page.goto(address)
    assert page.locator(".saved").count() == 0


def pages_kept(page: Page) -> list[str]:
    return page.evaluate("""async () => {
        const found = [];
        for (const name of (await caches.keys()).filter((name) => name.endsWith(" pages")))
            found.push(...await (await caches.open(name)).keys());
        return found.map((request) => request.url);
    }""")


@pytest.mark.parametrize(("role", "name"), [("link", "Leave this page"),
                                            ("button", "Forget the pages saved on this device")])
def test_what_is_still_being_saved_is_not_there_afterwards(host: Host, context: BrowserContext, role: str, name: str
                                                           ) -> None:
    worker = host.folder / "offline.js"
    text, start = worker.read_text(encoding="utf-8"), "async function save(address, answer, since) {"
    assert text.count(start) == 1
    worker.write_text(text.replace(start, f"{start} await new Promise((done) => {{ setTimeout(done, 2000); }});"),
                      encoding="utf-8")
    context.route(WEATHER, lambda route: route.fulfill(body="<h1>Weather</h1>", content_type="text/html"))
    page, address = context.new_page(), host.root + "about/"
    read(page, address)
    page.get_by_role(role, name=name).click()
    other = context.new_page()
    other.goto(host.root + "404.html")  # a page of this origin to look from, which is not saved
    other.wait_for_timeout(3000)
    assert address not in pages_kept(other)


def test_who_leaves_at_once_leaves_nothing(host: Host, context: BrowserContext) -> None:
    """The first thing done on a page would bring the worker; the next site may take its time."""
    def late(route: Route) -> None:
        time.sleep(2)
        route.fulfill(body="<h1>Weather</h1>", content_type="text/html")

    context.route(WEATHER, late)
    page = context.new_page()
    page.goto(host.root + READ[0])
    page.get_by_role("link", name="Leave this page").click()
    page.wait_for_url(WEATHER)
    page.goto(host.root + "404.html")
    assert not has_worker(page) and not pages_kept(page)


def test_shift_as_typists_use_it_leaves_nothing(host: Host, page: Page) -> None:
    page.goto(host.root + READ[0])
    for letter in "ABCD":
        page.keyboard.press(f"Shift+{letter}")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    assert page.locator("[role=status].heard").inner_text() == "Shift once more to leave this page."
    page.keyboard.press("a")
    page.keyboard.press("Shift")
    assert page.url == host.root + READ[0]


def test_nothing_is_asked_before_the_reader_acts(host: Host, context: BrowserContext) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(host.root + READ[0])
    page.wait_for_timeout(500)
    assert not has_worker(page) and not [url for url in asked if url.endswith(("offline.js", "keep.js"))]
    assert page.evaluate("caches.keys()") == []


def test_a_copy_published_without_the_worker_is_rid_of_it(host: Host, context: BrowserContext) -> None:
    page = context.new_page()
    read(page, host.root + READ[0])
    (host.folder / "offline.js").unlink()
    page.goto(host.root + READ[1])
    page.wait_for_function("() => navigator.serviceWorker.getRegistrations().then(all => all.length === 0)")
    page.wait_for_function("() => caches.keys().then(all => all.length === 0)")


def test_a_new_state_replaces_the_old(host: Host, context: BrowserContext) -> None:
    page = context.new_page()
    read(page, host.root + READ[0])
    worker = host.folder / "offline.js"
    text = worker.read_text(encoding="utf-8")
    old = page.evaluate("caches.keys()")
    state = next(name.split()[-1] for name in old if " start " in name)
    worker.write_text(text.replace(state, "0123456789ab"), encoding="utf-8")
    page.goto(host.root + READ[1])
    page.evaluate("navigator.serviceWorker.getRegistration().then(one => one.update())")
    page.wait_for_function("""(state) => caches.keys().then(all => all.some(name => name.endsWith("start 0123456789ab"))
        && !all.some(name => name.endsWith(state)))""", arg=state)


def test_a_plain_build_has_no_worker(site: Site, page: Page) -> None:
    page.goto(site.at("overview"))
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(300)
    assert not has_worker(page) and not (site.folder / "offline.js").exists()



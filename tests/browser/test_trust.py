"""What a reader may rely on: no other host, no cookie, no script needed, any address, any width, any text size."""

from __future__ import annotations

import gzip
import re
import urllib.request
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlparse

import pytest
from playwright.sync_api import Browser, Page, Route

from press.library import load
from tests.browser.conftest import Site
from tests.tools import ROOT

LOADS = {"script": "src", "img": "src", "iframe": "src", "source": "src", "audio": "src", "video": "src",
         "embed": "src", "object": "data", "form": "action", "use": "href", "image": "href"}


class Addresses(HTMLParser):
    """Links, what is loaded, and ids of one page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.add(given["id"])
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        if tag == "link" and given.get("rel") != "canonical":
            self.loads.append(given["href"])
        if tag in LOADS and given.get(LOADS[tag]):
            self.loads.append(given[LOADS[tag]])


def fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return answer.read().decode("utf-8")


@pytest.mark.parametrize("where", ["root", "below"])
def test_every_link_and_file_of_the_site_answers(site: Site, where: str) -> None:
    """Over nginx, at a domain's root and under a sub-path, fragments included."""
    base = getattr(site, where)
    seen: dict[str, Addresses | None] = {}

    def page_at(address: str) -> Addresses | None:
        if address not in seen:
            with urllib.request.urlopen(address, timeout=10) as answer:
                kind = answer.headers.get_content_type()
                text = answer.read()
            seen[address] = Addresses(text.decode("utf-8")) if kind == "text/html" else None
        return seen[address]

    faults = []
    for name in site.pages:
        here = site.at(name, base)
        found = page_at(here)
        for link in found.links + found.loads:
            target, fragment = urldefrag(urljoin(here, link))
            if urlparse(target).scheme not in ("http", "https") or not target.startswith("http://127.0.0.1"):
                continue
            try:
                reached = page_at(target)
            except OSError as error:
                faults.append(f"{here}: {link}: {error}")
                continue
            if fragment and reached is not None and fragment not in reached.ids:
                faults.append(f"{here}: {link}: no such place on that page")
    assert not faults


def test_nothing_is_loaded_from_elsewhere_by_the_markup_or_the_styles(site: Site) -> None:
    for file in site.folder.rglob("*.html"):
        for load_ in Addresses(file.read_text(encoding="utf-8")).loads:
            assert not urlparse(load_).netloc, f"{file}: {load_}"
    for file in (site.folder / "assets" / "stylesheets").glob("[!m]*.css"):
        assert not re.search(r"@import|url\([\"']?(https?:)?//", file.read_text(encoding="utf-8")), file


@pytest.mark.parametrize("where", ["root", "below"])
def test_no_request_to_another_host_and_no_cookie_in_any_state(browser: Browser, site: Site, where: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    failed: list[str] = []
    context.on("requestfailed", lambda request: failed.append(f"{request.url} {request.failure}"))
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    base = getattr(site, where)
    for name in site.sample:
        page.goto(site.at(name, base))
    page.goto(site.at("overview", base))
    page.locator("sup.cite a").first.click()
    page.wait_for_selector(".note")
    page.keyboard.press("Escape")
    page.click("#palette")
    page.click("#search-open")
    page.keyboard.type("bladder")
    page.wait_for_selector("#search-results a")
    stored = page.evaluate("Object.keys(localStorage)")
    cookies = context.cookies()
    context.close()
    assert {urlparse(url).netloc for url in asked if not url.startswith(("data:", "blob:"))} == {urlparse(base).netloc}
    assert not [said for said in failed if "ERR_ABORTED" not in said] and not errors  # aborted: by the next page
    assert not cookies
    assert stored == ["palette"]


@pytest.mark.parametrize("where", ["root", "below"])
def test_without_javascript_everything_is_there(browser: Browser, site: Site, where: str) -> None:
    """Content, navigation, references and help; and nothing that only a script could work is shown."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    base = getattr(site, where)
    page.goto(site.at("overview", base))
    assert not page.locator("#palette").is_visible() and not page.locator("#search-open").is_visible()
    page.locator("sup.cite a").first.click()
    assert page.url.endswith("#ref-1")
    page.locator("#ref-1 .reference__back a").first.click()
    assert page.url.endswith("#cite-1-1")
    page.click("button[popovertarget=guide-nav]:visible")  # the drawer is HTML's own
    page.locator("#guide-nav a", has_text="Home").click()
    assert page.url == base
    page.locator(".help a:not(.leave)").click()
    assert page.url == site.at("get-help", base)
    assert page.locator('a[href="tel:999"]').first.is_visible()
    context.close()


def test_help_is_one_tap_from_the_first_screen_of_every_page(browser: Browser, site: Site) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 480}, has_touch=True)
    page = context.new_page()
    for name in site.sample:
        page.goto(site.at(name))
        link = page.locator(".help a:not(.leave)")
        box = link.bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= 480, name
        assert page.evaluate(
            """([x, y]) => !!document.elementFromPoint(x, y).closest('.help a:not(.leave)')""",
            [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]), name
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        assert link.is_visible() and link.bounding_box()["y"] < 480, name  # it stays
    page.goto(site.root + "no/such/page")
    assert page.locator('a[href="tel:999"]').first.is_visible()
    context.close()


def test_help_numbers_are_those_of_the_data(page: Page, site: Site) -> None:
    page.goto(site.at("get-help"))
    called = set(page.eval_on_selector_all('a[href^="tel:"], a[href^="sms:"]', "links => links.map(l => l.href)"))
    expected = set()
    for place in load(ROOT / "docs").places.values():
        expected |= {f"tel:{line.call}" for line in place.emergency}
        for line in (*place.crisis, *place.report):
            expected |= {f"tel:{line.call.replace(' ', '')}"} if line.call else set()
            expected |= {f"sms:{line.text.replace(' ', '')}"} if line.text else set()
    assert called == expected


def test_the_404_page_works_anywhere_without_anything(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    answer = page.goto(site.below + "deep/down/nothing/")
    assert answer.status == 404
    assert len(asked) == 1  # no style, script or font from a path that it cannot know
    assert page.locator("h1").is_visible() and page.locator('a[href^="tel:"]').count() >= 6
    context.close()


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_no_sideways_scroll(browser: Browser, site: Site, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for name in site.pages if width == 320 else site.sample:
        page.goto(site.at(name))
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    context.close()


def test_text_at_twice_its_size_keeps_everything(browser: Browser, site: Site) -> None:
    """WCAG 1.4.4: the reader's own text size, doubled; and 1.4.12: their own spacing."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    for name in site.sample:
        page.goto(site.at(name))
        page.add_style_tag(content="html { font-size: 200% !important }")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name
        assert page.locator(".help a:not(.leave)").is_visible() and page.locator("h1").is_visible()
    page.goto(site.at("overview"))
    page.add_style_tag(content="* { line-height: 1.5 !important; letter-spacing: .12em !important; "
                               "word-spacing: .16em !important } p { margin-bottom: 2em !important }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    clipped = page.evaluate("""[...document.querySelectorAll('main *, header *, .help *')].filter(e =>
        ['hidden', 'clip'].includes(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1
        && e.clientWidth > 1).map(e => e.className)""")
    context.close()
    assert not clipped


def test_nginx_serves_it_compressed(site: Site) -> None:
    request = urllib.request.Request(site.at("overview"), headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        assert b"</html>" in gzip.decompress(answer.read())


def test_the_overview_holds_what_the_founding_article_says(site: Site) -> None:
    text = fetch(site.at("overview"))
    for heading in ("What is ketamine-assisted therapy?", "How does it work?", "Who is it for?", "Who it is not for",
                    "References"):
        assert f">{heading}</h" in text
    assert "10.1016/j.jad.2022.07.030" in text and "10.1177/1534650121990894" in text
    assert "reset" in text and "picture" in text


def test_a_link_to_another_site_says_so_and_tells_nothing(browser: Browser, site: Site) -> None:
    context = browser.new_context()
    asked: list[dict[str, str]] = []

    def elsewhere(route: Route) -> None:
        asked.append(route.request.headers)
        route.fulfill(body="<title>Elsewhere</title>", content_type="text/html")

    context.route(lambda url: not url.startswith(site.root), elsewhere)
    page = context.new_page()
    page.goto(site.at("overview"))
    link = page.locator('.references a[href^="https://doi.org/"]').first
    shown = link.evaluate("link => getComputedStyle(link, '::after').content")
    assert "↗" in shown and "another site" in shown
    assert "(another site)" in link.aria_snapshot()
    assert "↗" not in page.locator("main p a[href*='about/']").first.evaluate(
        "link => getComputedStyle(link, '::after').content")
    link.click()
    page.wait_for_url("https://doi.org/**")
    assert asked and "referer" not in asked[0]
    context.close()

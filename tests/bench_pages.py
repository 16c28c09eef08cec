"""What readers wait for: a published page beside its floor, the same article on a page made by hand without a script.

Run with `make bench`, or on a few pages: python -m tests.bench_pages overview get-help. Both are served by one nginx
with brotli and opened in turn, in a fresh profile each time, on two made-up phones. Prints medians and their ratios;
asserts nothing, since a clock is no test.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import brotli
from playwright.sync_api import Browser, sync_playwright

from press.__main__ import main as press
from tests import wire
from tests.browser.browsers import launch
from tests.browser.kinds import MORE, TYPES
from tests.tools import copy_of_project, nginx

RUNS = 5
FLOOR = "floor"
FREE = (".woff2", ".svg", ".png")
"""What is never waited for and moves nothing is not counted as a request."""
GOALS = "goals: paint at most 1.10 of the floor's; blocked at most 10 ms; moved 0; at most 3 requests"


@dataclass(frozen=True)
class Phone:
    """As Chromium's own tools slow a page down: milliseconds before each answer, bytes a second, slower work."""

    name: str
    latency: float
    throughput: float
    slower: float


def phone(name: str, round_trip: float, kilobits: float, slower: float) -> Phone:
    """From a line's round trip and rate, with the corrections that Lighthouse makes for what this cannot slow down."""
    return Phone(name, round_trip * 3.75, kilobits * .9 * 1000 / 8, slower)


PHONES = (phone("average phone", 150, 1638.4, 4), phone("slow phone", 400, 400, 6))


@dataclass(frozen=True)
class Visit:
    painted: float
    """Largest contentful paint, in ms from the start."""
    blocked: float
    """Milliseconds past 50 of each task, from the first paint on."""
    moved: float
    requests: int


WATCH = """for (const type of ["largest-contentful-paint", "layout-shift", "longtask", "paint"])
    new PerformanceObserver((list) => {
        for (const one of list.getEntries()) ((window.seen ??= {})[type] ??= []).push(
            {start: one.startTime, long: one.duration, value: one.value, name: one.name});
    }).observe({type, buffered: true});"""
SEEN = """() => {
    const of = (type) => window.seen?.[type] ?? [];
    const first = of("paint").find(({name}) => name === "first-contentful-paint")?.start ?? 0;
    return {painted: of("largest-contentful-paint").at(-1)?.start ?? NaN,
            blocked: of("longtask").reduce((sum, {start, long}) =>
                sum + Math.max(0, Math.min(long, start + long - first) - 50), 0),
            moved: of("layout-shift").reduce((sum, {value}) => sum + value, 0)};
}"""


def visit(browser: Browser, address: str, on: Phone) -> Visit:
    """A first visit, until nothing more comes."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2, is_mobile=True)
    context.add_init_script(WATCH)
    page, asked = context.new_page(), []
    page.on("request", lambda one: None if one.url.endswith(FREE) else asked.append(one.url))
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {"offline": False, "latency": on.latency,
                                                      "downloadThroughput": on.throughput,
                                                      "uploadThroughput": on.throughput})
    session.send("Emulation.setCPUThrottlingRate", {"rate": on.slower})
    page.goto(address, wait_until="networkidle", timeout=120_000)
    seen = Visit(**page.evaluate(SEEN), requests=len(asked))
    context.close()
    return seen


def middle(visits: list[Visit]) -> Visit:
    return Visit(*(statistics.median(getattr(one, name) for one in visits)
                   for name in ("painted", "blocked", "moved", "requests")))


def lay_floor(site: Path, page: str) -> tuple[int, int, int]:
    """Writes the page's floor, packed, below the site. Words of the article, bytes of the page in all, of its floor."""
    file = site / page / "index.html"
    html = file.read_text(encoding="utf-8")
    floor = site / FLOOR / page / "index.html"
    floor.parent.mkdir(parents=True, exist_ok=True)
    floor.write_text(wire.floor(html), encoding="utf-8")
    packed = brotli.compress(floor.read_bytes(), quality=11)
    floor.with_name("index.html.br").write_bytes(packed)
    whole = sum(wire.sent(one.read_bytes()) for one in (file, *wire.scripts(file, html)))
    return wire.words(html), whole, len(packed)


def compared(pages: Iterable[str], site: Path, root: str) -> list[tuple[float, str, str]]:
    """(the page's paint over its floor's, the phone, the page), after printing a line for each."""
    found = []
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for page in pages:
            words, whole, least = lay_floor(site, page)
            print(f"\n{page or 'home'}: {words} words, {whole / 1000:.1f} kB, floor {least / 1000:.1f} kB")
            for on in PHONES:
                visits: dict[str, list[Visit]] = {"": [], f"{FLOOR}/": []}
                for _ in range(RUNS):
                    for below, made in visits.items():
                        made.append(visit(browser, f"{root}{below}{page}{'/' if page else ''}", on))
                one, floor = (middle(made) for made in visits.values())
                ratio = one.painted / floor.painted
                print(f"  {on.name:14} painted {one.painted:6.0f} ms, floor {floor.painted:6.0f} ms, {ratio:.2f}; "
                      f"blocked {one.blocked:.0f} ms; moved {one.moved:.4f}; {one.requests:.0f} requests", flush=True)
                found.append((ratio, on.name, page or "home"))
        browser.close()
    return found


def main(pages: list[str]) -> int:
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        project = copy_of_project(work / "project")
        if press(["--root", str(project), "build", "--draft"]):
            return 1
        site = project / "site"
        with nginx(site, work / "nginx") as (root, _):
            found = compared(pages or list(dict.fromkeys((TYPES | MORE).values())), site, root)
    for on in PHONES:
        ratios = [(ratio, page) for ratio, name, page in found if name == on.name]
        worst = max(ratios)
        print(f"\n{on.name}: median {statistics.median(ratio for ratio, _ in ratios):.2f} of the floor's paint, "
              f"worst {worst[0]:.2f} ({worst[1]})", end="")
    print(f"\n{GOALS}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""axe on every page in every state, in every scheme, at three widths: what the gate samples.

In:  pages of a served site.
Out: (where, what axe finds) of each page, state, scheme and width.
Use: tests/audit.py; it takes about half an hour for the whole guide on two cores.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from playwright.sync_api import Browser

from tests.browser import axe
from tests.browser.browsers import shared
from tests.browser.states import DESK, PHONE, STATES

SCHEMES = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced colours": {"color_scheme": "light", "forced_colors": "active"},
}
WIDTHS = (PHONE, 768, DESK)
Found = tuple[str, list[str]]


def matrix(pages: Iterable[str], at: Callable[[str], str], done: Callable[[], None]) -> list[Found]:
    """`at` gives a page's address; `done` is called once a page."""

    def work(browser: Browser, names: Iterable[str]) -> Iterator[Found]:
        page = axe.ready(browser.new_context()).new_page()
        for name in names:
            for state in (None, *STATES):
                for width in STATES[state].widths if state else WIDTHS:
                    page.emulate_media(**SCHEMES["light"])
                    page.set_viewport_size({"width": width, "height": 800})
                    page.goto("about:blank")
                    page.goto(at(name))
                    if state and not STATES[state].enter(page):
                        continue
                    for scheme, media in SCHEMES.items():
                        page.emulate_media(**media)
                        said = axe.faults(page)
                        if scheme == "forced colours":  # they are the system's own
                            said = [one for one in said if not one.startswith("color-contrast ")]
                        yield f"{name or 'home'} at {width}, {scheme}, {state or 'at rest'}", said
            done()

    return shared(pages, work)

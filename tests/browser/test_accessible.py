"""axe-core on every page at rest, and on a page of each type in every state. `make audit` looks at all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from press.model import FrontMatter
from tests.browser import axe
from tests.browser.browsers import shared, told
from tests.browser.conftest import Site
from tests.browser.kinds import KINDS, LOST
from tests.browser.states import DESK, PHONE, STATES

HEIGHT = 800
HANDY = 412


def sized(width: int) -> dict[str, int]:
    return {"width": width, "height": HEIGHT}


def by_day_and_night(page: Page, within: str | None = None) -> list[str]:
    """What axe finds on the page as it stands, then in the night's colours."""
    found = axe.faults(page, within)
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {said}" for said in axe.faults(page, within, axe.OF_COLOUR)]
    page.emulate_media(color_scheme="light")
    return found


def test_every_page_at_rest(site: Site) -> None:
    """At a desk and on a phone, by day and by night."""

    def work(browser: Browser, names: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
        page = axe.ready(browser.new_context(color_scheme="light")).new_page()
        for name in names:
            page.set_viewport_size(sized(DESK))
            page.goto(site.at(name))
            yield f"{name} at {DESK}", by_day_and_night(page)
            page.set_viewport_size(sized(PHONE))
            yield f"{name} at {PHONE}", by_day_and_night(page)

    found = shared([*site.pages, LOST], work)
    assert len(found) == 2 * (len(site.pages) + 1)
    assert not (said := told(found)), said


def test_every_page_by_finger(site: Site) -> None:
    """Where a finger points, links take more room, and some take it from a neighbour: at the width of many phones."""

    def work(browser: Browser, names: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
        page = axe.ready(browser.new_context(viewport=sized(HANDY), has_touch=True, is_mobile=True)).new_page()
        for name in names:
            page.goto(site.at(name))
            yield name, axe.faults(page, rules=axe.OF_SIZE)

    found = shared(site.pages, work)
    assert len(found) == len(site.pages)
    assert not (said := told(found)), said


def test_each_type_in_every_state(site: Site) -> None:
    jobs = [(kind, name, state, width) for kind, name in KINDS.items()
            for state, known in STATES.items() for width in known.widths]

    def work(browser: Browser, jobs: Iterable[tuple[str, str, str, int]]) -> Iterator[tuple[str, str, list[str]]]:
        page = axe.ready(browser.new_context(color_scheme="light")).new_page()
        for kind, name, state, width in jobs:
            page.set_viewport_size(sized(width))
            page.goto("about:blank")  # else a mark's own #fragment would keep the page as it was
            page.goto(site.at(name))
            if STATES[state].enter(page):
                yield kind, f"{state} at {width}", by_day_and_night(page, STATES[state].within)

    found = shared(jobs, work)
    assert not (said := told((f"{kind}, {state}", said) for kind, state, said in found)), said
    met = {kind: {state.split(" ")[0] for one, state, _ in found if one == kind} for kind in KINDS}
    everywhere = {"search", "danger", "drawer"}
    assert {kind for kind in KINDS if everywhere <= met[kind]} == {*KINDS} - {"lost"}
    assert {"citation", "unfolded"} <= met["outcome"] and "citation" in met["question"] & met["clinical"]


def test_a_page_of_each_type_as_published(browser: Browser, published: Site) -> None:
    """Smaller names, inlined styles and a draft's own mark break no rule."""
    context = axe.ready(browser.new_context(color_scheme="light"))
    page, found = context.new_page(), []
    for kind, name in KINDS.items():
        for width in (PHONE, DESK):
            page.set_viewport_size(sized(width))
            page.goto(published.at(name))
            found.append((f"{kind} at {width}", by_day_and_night(page)))
    context.close()
    assert not (said := told(found)), said


def test_every_type_has_its_page(site: Site) -> None:
    types = set(FrontMatter.model_fields["type"].annotation.__args__)
    assert types <= set(KINDS)
    assert {*KINDS.values()} - {LOST} <= set(site.pages)


def test_forced_colours_keep_every_mark(browser: Browser, site: Site) -> None:
    """In a reader's own few colours each type has no fault, and every drawn mark still has an edge or a filling."""
    context = axe.ready(browser.new_context(viewport=sized(DESK), forced_colors="active"))
    page, found = context.new_page(), []
    for kind, name in KINDS.items():
        page.goto(site.at(name))
        said = [said for said in axe.faults(page) if "contrast" not in said]
        said += page.evaluate("""() => [...document.querySelectorAll('svg :is(line, circle, path, rect)')]
            .filter(mark => mark.checkVisibility() && !mark.closest('defs')).filter(mark => {
                const style = getComputedStyle(mark);
                return style.stroke === 'none' && style.fill === 'none'; })
            .map(mark => 'without colour: ' + mark.outerHTML)""")
        found.append((kind, said))
    context.close()
    said = told(found)
    assert not said, said


@pytest.mark.parametrize(("broken", "rule"), [
    ("<img src=x>", "image-alt"), ("<p class=paler>For AA</p>", "color-contrast"),
    ("<p class=pale>For AAA</p>", "color-contrast"),
    ("<a href=x class=small>a</a><a href=x class=small>b</a>", "target-size")])
def test_axe_would_say_so(browser: Browser, site: Site, broken: str, rule: str) -> None:
    """The tests above can fail: the same audit finds what is broken on purpose."""
    context = axe.ready(browser.new_context(viewport=sized(DESK)))
    page = context.new_page()
    page.goto(site.root)
    page.add_style_tag(content=".paler { color: #8a8a8a } .pale { color: #666 } .small { display: block; height: 9px }")
    page.evaluate("html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", broken)
    found = axe.faults(page), axe.faults(page, "main"), axe.faults(page, rules=axe.OF_COLOUR)
    context.close()
    for said in found[:3 if rule == "color-contrast" else 2]:
        assert any(one.startswith(f"{rule} ") for one in said)

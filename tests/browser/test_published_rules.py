"""Every rule of the style sheets that any state of any type of page uses is in the page that carries a part of them,
and every element looks the same, though some of the rules come later than in their sheets.

A plain build, which loads every style sheet whole, says which rules those are, and how it looks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from press.publish import draft
from tests.browser.conftest import Site
from tests.browser.kinds import MORE, TYPES
from tests.browser.states import STATES
from tests.tools import ROOT

SHEETS = sorted((ROOT / "docs/assets/stylesheets").glob("*.css"))
USED = r"""() => {
    /* Every selector that matches an element here, whatever the medium and whatever the reader points at, with what it
       says. Pseudo-elements and passing states are taken for given. */
    const PASSING = new RegExp("::?(?:before|after|marker|backdrop|details-content|-webkit-[\\w-]+)|"
        + ":(?:hover|focus-visible|focus-within|focus|target|popover-open)(?![\\w-])", "g");
    const split = (text) => {
        const parts = [""]; let depth = 0;
        for (const sign of text) {
            if (sign === "(" || sign === "[") depth += 1;
            if (sign === ")" || sign === "]") depth -= 1;
            if (sign === "," && !depth) parts.push(""); else parts[parts.length - 1] += sign;
        }
        return parts.map((part) => part.trim());
    };
    const matches = (selector) => {
        const left = selector.replace(PASSING, "").replace(/:not\(\)/g, "").replace(/\s*([>+~])\s*/g, "$1").trim();
        const whole = left.replace(/(^|[>+~\s])(?=$|[>+~\s])/g, "$1*");
        try { return !!document.querySelector(whole); } catch { return true; }
    };
    const found = [];
    const walk = (rules, media) => {
        for (const rule of rules) {
            if (rule.selectorText) {
                for (const one of split(rule.selectorText)) {
                    if (matches(one)) found.push([media, one, rule.style.cssText]);
                }
            } else if (rule.conditionText !== undefined) walk(rule.cssRules, `${media} ${rule.conditionText}`);
            else found.push([media, "", rule.cssText.replace(/url\([^)]*\)/g, "url()")]);
        }
    };
    for (const sheet of document.styleSheets) walk(sheet.cssRules, "");
    return found;
}"""
HELD = USED.replace("if (matches(one)) found", "found")
_CLASSES = re.compile(r"<[a-z][\w-]*\b[^>]*?\sclass=(?:\"([^\"]+)\"|([^\s>\"]+))")


def nothing_found(page: Page) -> bool:
    page.click("#search-open")
    page.keyboard.type("xqzzyv")
    page.wait_for_selector("#search-none:not([hidden])")
    return True


ENTER: dict[str, Callable[[Page], bool]] = {"rest": lambda page: True, "nothing found": nothing_found,
                                             **{name: state.enter for name, state in STATES.items()}}


def classes(file: Path) -> list[str]:
    """Of a page's elements that have any, in order; a draft's own mark aside."""
    found = _CLASSES.findall(file.read_text(encoding="utf-8").replace(draft.MARK, "").partition("<body")[2])
    return [quoted or bare for quoted, bare in found]


@pytest.fixture(scope="module")
def names(site: Site, published: Site) -> dict[str, str]:
    """What each class is called on published pages, from the same elements in the same order."""
    found = {}
    for page in site.pages:
        plain, short = (classes(where.folder / page / "index.html") for where in (site, published))
        for long, code in zip(plain, short[len(short) - len(plain):], strict=True):
            found |= dict(zip(long.split(), code.split(), strict=True))
    assert len(found) > 200 and len(set(found.values())) == len(found)
    return found


def same(media: str, selector: str, says: str, names: dict[str, str]) -> tuple[str, str, str]:
    """A rule in the words of the published page: its classes, and no custom property's name."""
    bare = re.sub(r"\.(-?[A-Za-z_][\w-]*)", lambda name: f".{names.get(name[1], name[1])}", selector)
    return re.sub(r"\s", "", media), bare, re.sub(r"--[\w-]+\s*:[^;]*;?|(?<=var\()--[\w-]+|\s", "", says)


@pytest.mark.parametrize("kind", TYPES | MORE)
def test_no_rule_that_any_state_uses_was_dropped(browser: Browser, site: Site, published: Site, names: dict[str, str],
                                                 kind: str) -> None:
    name = (TYPES | MORE)[kind]
    for state, enter in ENTER.items():
        for width in (360, 1280):
            context = browser.new_context(viewport={"width": width, "height": 800})
            plain, short = context.new_page(), context.new_page()
            for page, where in ((plain, site), (short, published)):
                page.goto(where.at(name))
            entered = [enter(page) for page in (plain, short)] if state != "drawer" or width == 360 else [False]
            if all(entered):
                wanted = {same(*rule, names) for rule in plain.evaluate(USED)}
                held = {same(*rule, {}) for rule in short.evaluate(HELD)}
                assert len(wanted) > 100
                assert not wanted - held, (state, width, sorted(wanted - held)[:5])
            context.close()


def test_a_rule_that_was_dropped_would_be_missed(browser: Browser, site: Site, published: Site,
                                                 names: dict[str, str]) -> None:
    """The test above can fail."""
    context = browser.new_context()
    plain, short = context.new_page(), context.new_page()
    for page, where in ((plain, site), (short, published)):
        page.goto(where.at("overview"))
    used = [rule for rule in plain.evaluate(USED) if rule[1] == "sup.cite a" or ".cite a" in rule[1]]
    assert used
    short.evaluate("""() => { for (const sheet of document.styleSheets)
        for (let at = sheet.cssRules.length - 1; at >= 0; at -= 1)
            if (sheet.cssRules[at].selectorText?.includes(".cite")) sheet.deleteRule(at); }""")
    held = {same(*rule, {}) for rule in short.evaluate(HELD)}
    assert {same(*rule, names) for rule in used} - held
    context.close()


SET = sorted(set(re.findall(r"(?<=[{;\s])[a-z][\w-]*(?=\s*:\s)", "".join(
    re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL) for sheet in SHEETS))))
"""Every property that the style sheets set."""
LOOKS = r"""(names) => {
    document.querySelector('[aria-label="Draft"]')?.remove();
    return [...document.querySelectorAll("body *:not(style, script)")].map((element) => {
        const of = (pseudo) => {
            const style = getComputedStyle(element, pseudo);
            if (pseudo && ["none", "normal"].includes(style.content)) return "";
            return names.map((name) => `${name}: ${style.getPropertyValue(name)}`).join("; ");
        };
        return `${element.localName} ${["", "::before", "::after"].map(of).join(" | ")}`;
    });
}"""


@pytest.mark.parametrize("kind", TYPES)
def test_every_element_looks_as_its_sheets_say(browser: Browser, site: Site, published: Site, kind: str) -> None:
    context = browser.new_context()
    plain, short = context.new_page(), context.new_page()
    for page, where in ((plain, site), (short, published)):
        page.goto(where.at(TYPES[kind]))
    for width, media in ((360, {"media": "screen"}), (1280, {"color_scheme": "dark"}), (700, {"media": "print"})):
        looks = []
        for page in (plain, short):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(**media)
            looks.append(page.evaluate(LOOKS, [*SET, "width", "height"]))
        assert len(looks[0]) == len(looks[1]) > 100
        other = [both for both in zip(*looks, strict=True) if both[0] != both[1]]
        assert not other, (width, media, len(other), other[0])
    context.close()

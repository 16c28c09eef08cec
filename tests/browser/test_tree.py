"""Chromium's accessibility tree of a page of each type, as text: what assistive technology is given.

The pages are invented (tests/golden_tree/*.md, with the records of tests/project); templates, styles and scripts are
the guide's. So a tree changes when a template's or a block's markup does, and not when an author edits a sentence.
UPDATE_GOLDEN=1 writes the trees anew, to be read in the diff.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Site
from tests.browser.kinds import KINDS
from tests.browser.states import DESK, PHONE, STATES
from tests.tools import PLACES, ROOT, build, invented_guide, nginx

GOLDEN = ROOT / "tests/golden_tree"
KEPT = ("checked", "pressed", "expanded", "selected", "disabled", "invalid", "required", "modal", "hasPopup", "level",
        "focused", "live", "roledescription")
OPENED = {"search": ("question", DESK, "#search"), "drawer": ("question", PHONE, "#guide-nav"),
          "citation": ("question", DESK, ".key-points")}
"""States, with the page they are shown on, and what of it."""
PLAIN = {"none", "generic", "InlineTextBox", "LineBreak", "RootWebArea"}


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """An invented guide under the real frame."""
    work = invented_guide(tmp_path_factory.mktemp("invented") / "guide")
    done = build(work, work / "site", SITE_URL="", SOURCE_DATE_EPOCH="1795046400")
    assert done.returncode == 0, done.stderr
    boxes = [box for page in (work / "site").rglob("*.html")
             for box in re.findall(r'(?s)class="problem.*?</div>', page.read_text(encoding="utf-8"))]
    assert not boxes, f"An invented page has a fault of its own:\n{boxes}"
    with nginx(work / "site", work / "nginx") as (root, below):
        yield Site(work / "site", root, below)


def tree(page: Page, within: str) -> str:
    """A line for each node: role, name, what it is described by, its states."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("Accessibility.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    start = session.send("DOM.querySelector", {"nodeId": root, "selector": within})["nodeId"]
    backend = session.send("DOM.describeNode", {"nodeId": start})["node"]["backendNodeId"]
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {node["nodeId"]: node for node in nodes}
    top = next(node for node in nodes if node.get("backendDOMNodeId") == backend)
    return "\n".join(_lines(top, by_id, 0, "")) + "\n"


def _lines(node: dict, by_id: dict[str, dict], depth: int, around: str) -> Iterator[str]:
    """`around`: the name of what holds the node, which its words need not repeat."""
    role, name = (_value(node, field) for field in ("role", "name"))
    shown = not node["ignored"] and (role not in PLAIN or (role == "generic" and name))
    if shown and role == "StaticText":
        if name.strip() and name.strip() not in around:
            yield "  " * depth + f"“{name.strip()}”"
        return
    if shown:
        said = [role] + ([f"“{name}”"] if name else [])
        if description := _value(node, "description"):
            said.append(f"({description})")
        said += [f"{one['name']}={_value(one, 'value')}" for one in node.get("properties", ())
                 if one["name"] in KEPT and _value(one, "value") not in ("", "false")]
        yield "  " * depth + " ".join(said)
        depth, around = depth + 1, name
    for child in node.get("childIds", ()):
        if child in by_id:
            yield from _lines(by_id[child], by_id, depth, around)


def _value(node: dict, field: str) -> str:
    value = node.get(field, {}).get("value", "")
    return str(value).lower() if isinstance(value, bool) else re.sub(r"\s+", " ", str(value))


def agrees(found: str, name: str) -> None:
    expected = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8"), f"UPDATE_GOLDEN=1 writes {expected.name} anew"


def opened(browser: Browser, invented: Site, kind: str, width: int = DESK) -> Page:
    page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    place = PLACES.get(kind, f"{kind}.md").removesuffix(".md").removesuffix("index")
    page.goto(invented.root + "no/such/page" if kind == "lost" else invented.at(place))
    page.wait_for_load_state("networkidle")
    return page


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_each_type(browser: Browser, invented: Site, kind: str) -> None:
    page = opened(browser, invented, kind)
    found = tree(page, "body")
    page.context.close()
    agrees(found, kind)


@pytest.mark.parametrize("state", OPENED)
def test_what_opens(browser: Browser, invented: Site, state: str) -> None:
    kind, width, within = OPENED[state]
    page = opened(browser, invented, kind, width)
    assert STATES[state].enter(page)
    found = tree(page, within)
    page.context.close()
    agrees(found, f"{kind}-{state}")


@pytest.mark.parametrize("broken", [
    "document.querySelector('nav.sections').removeAttribute('aria-label')",
    "document.querySelector('.evidence td').setAttribute('role', 'presentation')",
    "document.querySelector('.key-points').removeAttribute('aria-labelledby')",
    "document.querySelector('sup.cite a').removeAttribute('aria-label')"])
def test_a_lost_name_or_role_changes_the_tree(browser: Browser, invented: Site, broken: str) -> None:
    page = opened(browser, invented, "question")
    before = tree(page, "body")
    page.evaluate(broken)
    after = tree(page, "body")
    page.context.close()
    assert after != before

"""axe-core: every rule of WCAG 2.0 to 2.2 A and AA, of best practice, and the contrast that AAA asks for.

In:  a page of a browser, as it stands.
Out: rule and element of each violation.
Use: test_accessible.py; tests/audit.py. `ready` goes into a context before its first page.
"""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import BrowserContext, Page

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ASKED = {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True},
         "color-contrast": {"enabled": False}}
"""The contrast of AA is less of the same: asking for both would take twice as long and find nothing more."""
OF_COLOUR = ["color-contrast-enhanced", "link-in-text-block"]
"""What can change where only the colours do: the tokens are all that differs by night."""
RUN = """async ([only, rules]) => (await axe.run(document, {runOnly: only, rules, resultTypes: ['violations']}))
    .violations.flatMap(found => found.nodes.map(node => found.id + ' ' + node.target.flat().join(' ')))"""


def ready(context: BrowserContext) -> BrowserContext:
    """With axe in every page that it will open."""
    context.add_init_script(AXE)
    return context


def faults(page: Page, colours_alone: bool = False) -> list[str]:
    """What axe finds. `colours_alone`: the same page was looked at before, in other colours."""
    if colours_alone:
        return page.evaluate(RUN, [{"type": "rule", "values": OF_COLOUR}, {}])
    return page.evaluate(RUN, [{"type": "tag", "values": TAGS}, ASKED])

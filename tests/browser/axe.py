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
RULES = {"target-size": {"enabled": True}}
CONTRAST = {
    "ignoreUnicode": True, "ignoreLength": False, "ignorePseudo": False, "boldValue": 700, "boldTextPt": 14,
    "largeTextPt": 18, "contrastRatio": {"normal": {"expected": 7}, "large": {"expected": 4.5}},
    "pseudoSizeThreshold": .25, "shadowOutlineEmMax": .2, "textStrokeEmMin": .03}
"""axe's own settings of its rule for AA, held to the ratios of AAA. Its rule for AAA passes what AA fails, so that
nothing is told twice: both would be needed, and are the slowest rules."""
OF_COLOUR = ["color-contrast", "link-in-text-block"]
"""What can change where only the colours do: the tokens are all that differs by night."""
OF_SIZE = ["target-size"]
"""What can change where a finger points and not a mouse."""
TO_LAY_OUT = "#all-sources > li:not([data-laid])"
"""What of the long list does not stand where it says yet: axe would take it for overlaps."""
RUN = """async ([within, only, rules, contrast]) => (await axe.run(within ?? document, {
    runOnly: only, rules, checks: {'color-contrast': {options: contrast}}, resultTypes: ['violations'],
})).violations.flatMap(found => found.nodes.map(node => found.id + ' ' + node.target.flat().join(' ')))"""


def ready(context: BrowserContext) -> BrowserContext:
    """With axe in every page that it will open."""
    context.add_init_script(AXE)
    return context


def faults(page: Page, within: str | None = None, rules: list[str] | None = None) -> list[str]:
    """What axe finds. `within`: only what this selector holds. `rules`: these alone, of a page seen before."""
    page.wait_for_selector(TO_LAY_OUT, state="detached")
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    return page.evaluate(RUN, [within, only, {} if rules else RULES, CONTRAST])

"""What every page begins and ends with: when it was checked, who reviewed it, how sure it is, and help on paper.

In:  the page's element tree and its desk.
Out: p.review and p.sure-line first, div.help-print last.
Use: patterns.py, once a page.
"""

from __future__ import annotations

import posixpath
from xml.etree import ElementTree as etree

from press.helplines import help_on_paper
from press.markup import element, follow, parsed
from press.sureness import sure_line
from press.where import Desk
from press.words import full_date

REVIEW_PAGE = "about/index.md"
CERTAINTY_PAGE = "evidence/certainty.md"


def frame(root: etree.Element, desk: Desk) -> None:
    """Put both edges into place. A page whose front matter is at fault has no review line: its red box says why."""
    if desk.page.matter:
        urgent = len(root) > 0 and "care--emergency" in root[0].get("class", "")
        at = 1 if urgent else 0  # nothing stands before what somebody in danger must do
        root.insert(at, _review(desk))
        sure = sure_line(desk.page, desk.library, _to(desk, CERTAINTY_PAGE))
        if sure:
            root.insert(at + 1, parsed(sure))
    if desk.library.places:
        root.append(help_on_paper(desk.library.places))


def _to(desk: Desk, path: str) -> str:
    return posixpath.relpath(path, posixpath.dirname(desk.page.path) or ".")


def _review(desk: Desk) -> etree.Element:
    matter = desk.page.matter
    line = element("p", "Checked ", class_="review", data_search_exclude="")
    line.append(follow(element("time", full_date(matter.checked), datetime=matter.checked.isoformat()), " · "))
    due = matter.check_by <= desk.today
    if not due:  # printed too, so that whoever reads an old copy can judge it
        line[-1].tail = ", to be checked again by "
        line.append(follow(element("time", full_date(matter.check_by), datetime=matter.check_by.isoformat()), " · "))
    href = _to(desk, REVIEW_PAGE) + "#review"
    reviewer = matter.reviewed_by
    words = "not yet reviewed by a clinician" if reviewer is None else (
        f"reviewed on {full_date(reviewer.when)} by {reviewer.name}, {reviewer.role} ({reviewer.register_entry})")
    line.append(element("a", words, href=href))
    if due:
        line[-1].tail = " · "
        line.append(element("strong", f"due for checking since {full_date(matter.check_by)}", class_="due"))
    return line

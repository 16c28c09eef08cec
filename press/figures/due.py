"""The mark of age: a fact is drawn with it from the day on which it was to be checked again.

In:  that day, and today.
Out: text of an element with a space before it, or nothing.
Use: lists of records; the rule facts-in-date counts by the same measure.
"""

from __future__ import annotations

from datetime import date
from html import escape

from press.figures.svg import element
from press.words import full_date


def is_due(check_by: date | None, today: date) -> bool:
    """From that day on. What has no such day is never due."""
    return check_by is not None and check_by <= today


def due(check_by: date | None, today: date) -> str:
    """Nothing before its day."""
    if not is_due(check_by, today):
        return ""
    return " " + element("strong", escape(f"due for checking since {full_date(check_by)}"), class_="due")

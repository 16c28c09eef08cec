"""Dates, counts and articles as this guide writes them.

In:  dates, numbers, words.
Out: British English.
Use: wherever press prints one, so that it is printed one way.
"""

from __future__ import annotations

from datetime import date

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")


def full_date(day: date) -> str:
    """23 November 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def count(number: int, one: str, many: str | None = None) -> str:
    """“1 problem”, “2 problems”."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def an(words: str) -> str:
    """“a risk ratio”, “an odds ratio”."""
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def partial_date(text: str) -> str:
    """“2022”, “2022-10” or “2022-10-15” as 2022, October 2022 or 15 October 2022."""
    parts = [int(part) for part in text.split("-")]
    words = [str(parts[0])]
    if len(parts) > 1:
        words.insert(0, MONTHS[parts[1] - 1])
    if len(parts) > 2:
        words.insert(0, str(parts[2]))
    return " ".join(words)


def listed(words: list[str]) -> str:
    """“one”, “one and two”, “one, two and three”."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))

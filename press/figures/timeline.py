"""The course of a treatment as a line of stops, its session opened into hours; in words beside it.

In:  a Course; a prefix for ids, unique on the page; `cite`, which turns (key, locator) pairs into a mark.
Out: one well-formed <figure>: caption, a wide and a narrow drawing (the styles show one), a list in words.
Use: the timeline block. Never fails on a valid Course: words that have no room are wrapped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from typing import TYPE_CHECKING

from press.figures import timeline_narrow, timeline_wide
from press.figures.svg import drawing, element

if TYPE_CHECKING:
    from press.model import CitedAt, Course, Drawn, Session

Cite = Callable[[list[tuple[str, str]]], str]


def timeline(course: Course, prefix: str, cite: Cite, in_words: bool = True) -> str:
    """The figure as HTML text, which is well-formed XML as long as what `cite` returns is.

    Without `in_words`, the drawing alone: the page then links to where the words and their sources stand.
    """
    told = _told(course)
    drawings = [
        drawing(f"timeline__{name}", f"{prefix}-{name}", course.title, told, *draw(course))
        for name, draw in (("wide", timeline_wide.draw), ("narrow", timeline_narrow.draw))
    ]
    title = element("strong", escape(course.title), class_="figure__title")
    caption = f"{title} {element('span', escape(course.caption))}"
    return element("figure", element("figcaption", caption, class_="figure__caption") + "".join(drawings)
                   + (_words(course, cite) if in_words else ""), class_="timeline")


def _words(course: Course, cite: Cite) -> str:
    """Every stop, in order, with its sources; the session's parts inside the stop that opens."""
    items = []
    for stop in course.stops:
        inside = _item(stop, cite)
        if stop.opens:
            session = course.session
            parts = [element("li", _item(phase, cite)) for phase in session.phases]
            also = [
                element("p", _sentence(name, thing.words, thing.sources, cite))
                for name, thing in (("What you may feel", session.feelings),
                                    (_capital(session.checks.name), session.checks))
            ]
            inside += element("ol", "".join(parts), class_="timeline__hours") + "".join(also)
        items.append(element("li", inside))
    return element("ol", "".join(items), class_="timeline__words")


def _item(drawn: Drawn, cite: Cite) -> str:
    note = " ".join(drawn.note)
    return element("p", _sentence(drawn.name, f"{_capital(note)}. {drawn.words}" if note else drawn.words,
                                  drawn.sources, cite))


def _sentence(name: str, words: str, sources: Iterable[CitedAt], cite: Cite) -> str:
    mark = cite([(source.source, source.locator) for source in sources])
    return element("strong", escape(name) + ":") + " " + escape(words) + mark


def _told(course: Course) -> str:
    """What the drawing shows, for someone who listens: stops, parts of the session, curve, checks."""
    session = course.session
    stops = ". ".join(f"{stop.name}: {' '.join(stop.note) or stop.words}".rstrip(".")
                      for stop in course.stops)
    parts = ". ".join(_part(phase.name, phase.note, phase.start, phase.end, phase.end_latest)
                      for phase in session.phases)
    checks = session.checks
    return (f"{len(course.stops)} stops on a line. {stops}. {session.title}, counted from when the "
            f"{session.zero}. {parts}. {_curve_told(session)} {_capital(checks.name)} is checked "
            f"{len(checks.minutes)} times, at {_listed(checks.minutes)} minutes.")


def _part(name: str, note: tuple[str, ...], start: int | None, end: int | None, latest: int | None) -> str:
    said = ", ".join((name, *([" ".join(note)] if note else [])))
    if start is None:
        return f"{said}: no set length"
    until = f"{duration(end)} or as late as {duration(latest)}" if latest else duration(end)
    return f"{said}: from {duration(start)} to {until}"


def _curve_told(session: Session) -> str:
    felt = session.feelings
    return (f"A curve, {' '.join(felt.note)}, rises from {duration(felt.begins)}, is {felt.strongest_label} "
            f"at {duration(felt.strongest)} and {felt.faded_label} at {duration(felt.faded)}.")


def duration(minutes: int) -> str:
    """100 is "1 hour 40 minutes", and 0 "the start"."""
    hours, rest = divmod(minutes, 60)
    said = [f"{hours} hour{'s' * (hours != 1)}"] * bool(hours) + [f"{rest} minutes"] * bool(rest)
    return " ".join(said) or "the start"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _listed(minutes: tuple[int, ...]) -> str:
    *most, last = (str(minute) for minute in minutes)
    return f"{', '.join(most)} and {last}" if most else last

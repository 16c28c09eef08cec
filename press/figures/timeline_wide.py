"""The wide drawing of a course: stops from left to right, and under them the session on a scale of hours.

In:  a Course.
Out: ((width, height), shapes as text), in SVG units.
Use: press/figures/timeline.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from press.figures.svg import LEAD, Label, circle, curve, element, label, line, width

if TYPE_CHECKING:
    from press.model import Course, Phase, Session, Stop

WIDTH = 640
EDGE, PAD = 1, 16
"""From the drawing's edge to the band, and from the band to what stands in it."""
RISE, GAP = 100, 12
"""Height of the curve, and the least distance between two labels."""
DASH = "2 6"


def draw(course: Course) -> tuple[tuple[float, float], str]:
    """The stops in a row above the band that opens from one of them."""
    labels, places = row_of_stops(course.stops)
    y = 14 + max(each.height for each in labels) + 12
    names = "".join(each.drawn(x, 18, "middle") for each, x in zip(labels, places, strict=True))
    dots = "".join(
        circle(x, y, 11 if stop.opens else 8, "t-stop t-stop--now" if stop.opens else "t-stop")
        for stop, x in zip(course.stops, places, strict=True))
    opened = next(x for stop, x in zip(course.stops, places, strict=True) if stop.opens)
    top = y + 56
    session, bottom = _session(course.session, top)
    band = element("rect", class_="t-band", x=EDGE, y=top, width=WIDTH - 2 * EDGE, height=bottom - top)
    lead = line(opened, y, EDGE, top, "t-lead") + line(opened, y, WIDTH - EDGE, top, "t-lead")
    return (WIDTH, bottom + EDGE), band + lead + line(EDGE, y, WIDTH - EDGE, y) + dots + names + session


def row_of_stops(stops: Sequence[Stop]) -> tuple[list[Label], list[float]]:
    """A label for each stop and the x of its middle: even gaps where their own lines fit, else columns."""
    labels = [label(stop.name, stop.note) for stop in stops]
    spare = WIDTH - sum(each.width for each in labels)
    if spare >= GAP * len(labels):
        gap, x, places = spare / len(labels), 0.0, []
        for each in labels:
            places.append(x + (gap + each.width) / 2)
            x += gap + each.width
        return labels, places
    column = WIDTH / len(stops)
    return ([label(stop.name, stop.note, column - GAP) for stop in stops],
            [column * (index + 0.5) for index in range(len(stops))])


def _session(session: Session, top: float) -> tuple[str, float]:
    """The band's content below `top`, and where the band ends."""
    felt, checks = session.feelings, session.checks
    untimed = [label(phase.name, phase.note).width for phase in session.phases if phase.start is None]
    before = max([width(checks.name) + GAP, *(untimed if session.phases[0].start is None else [])])
    after = max([0.0, *(untimed if session.phases[-1].start is None else [])])
    left, right = EDGE + PAD, WIDTH - EDGE - PAD
    x0, x1 = left + min(before, 180), right - min(after + GAP, 180)
    last = last_minute(session)

    def at(minute: float) -> float:
        return x0 + (x1 - x0) * minute / last

    base = top + 82 + RISE
    aside = ("end", right) if at(felt.strongest) < WIDTH / 2 else ("start", left)
    shapes = [
        label(session.title).drawn(left, top + 32),
        label("", felt.note).drawn(aside[1], top + 94, aside[0]),
        *(label("", (words,)).drawn(_kept(at(minute), width(words), left, right), y, "middle")
          for words, minute, y in ((felt.strongest_label, felt.strongest, top + 66),
                                   (felt.faded_label, felt.faded, base - 12))),
        curve([(at(felt.begins), base), (at(felt.strongest), base - RISE), (at(felt.faded), base)]),
        line(x0, base, x1, base),
        *(line(a, base, b, base, "t-line", DASH) for a, b in ((left, x0), (x1, right))),
        *(line(at(phase.start), base, at(phase.end), base, "t-drug")
          for phase in session.phases if phase.drug),
        *_hours(session, at, base),
    ]
    row = base + 60
    shapes.append(label("", (checks.name,)).drawn(at(checks.minutes[0]) - GAP, row + 5, "end"))
    shapes += [circle(at(minute), row, 3.5, "t-dot") for minute in checks.minutes]
    parts, bottom = _parts(session.phases, at, (left, right), (x0, x1), row + 32)
    return "".join(shapes) + parts, bottom


def last_minute(session: Session) -> int:
    """The end of the scale."""
    times = [time for phase in session.phases for time in (phase.end, phase.end_latest) if time is not None]
    return max(*times, session.feelings.faded, *session.checks.minutes)


def _hours(session: Session, at: Callable[[float], float], base: float) -> list[str]:
    """A tick an hour, or every few where their names would touch."""
    step = 60
    while at(step) - at(0) < (width(session.zero) + width("10 h")) / 2 + GAP:
        step += 60
    hours = range(step, last_minute(session) + 1, step)
    return [line(at(minute), base - 6, at(minute), base + 6, "t-tick")
            + label("", (name,)).drawn(at(minute), base + 28, "middle")
            for minute, name in ((0, session.zero), *((hour, f"{hour // 60} h") for hour in hours))]


def _parts(phases: Sequence[Phase], at: Callable[[float], float], ends: tuple[float, float],
           scale: tuple[float, float], y: float) -> tuple[str, float]:
    """A bracket and a name for each part, names in a lower row where they would touch; and the lowest y."""
    shapes: list[str] = []
    names: list[tuple[int, float, Label]] = []
    rows: list[float] = []  # where the last name of each row ends
    for index, phase in enumerate(phases):
        if phase.start is None:
            a, b = (ends[0], scale[0] - 4) if index == 0 else (scale[1] + 4, ends[1])
            sure = a
        else:
            a, sure = at(phase.start) + 2, at(phase.end) - 2
            b = at(phase.end_latest) - 2 if phase.end_latest else sure
        shapes += [line(x, y - 7, x, y, "t-bracket") for x in (a, b)] + [line(a, y, sure, y, "t-bracket")]
        if b > sure:
            shapes.append(line(sure, y, b, y, "t-bracket", "4 4"))
        name = label(phase.name, phase.note)
        name = name if name.width < 240 else label(phase.name, phase.note, 240)
        x = _kept((a + b) / 2, name.width, *ends)
        row = next((row for row, end in enumerate(rows) if end + GAP / 2 <= x - name.width / 2), len(rows))
        rows[row:row + 1] = [x + name.width / 2]
        names.append((row, x, name))
    high = max(name.height for _, _, name in names) + 6
    shapes += [name.drawn(x, y + 22 + row * high, "middle") for row, x, name in names]
    return "".join(shapes), y + 22 + len(rows) * high - LEAD + 10


def _kept(x: float, wide: float, left: float, right: float) -> float:
    """The middle of something `wide`, moved so that it stays between left and right."""
    return min(max(x, left + wide / 2), right - wide / 2)

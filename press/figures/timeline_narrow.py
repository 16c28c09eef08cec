"""The narrow drawing of a course: stops from top to bottom, the session opened in its place.

In:  a Course.
Out: ((width, height), shapes as text), in SVG units.
Use: press/figures/timeline.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from press.figures.svg import LEAD, Label, circle, curve, element, label, line
from press.figures.timeline_wide import DASH, last_minute

if TYPE_CHECKING:
    from press.model import Course, Phase, Session, Stop

WIDTH = 288
LINE, DOTS, HOURS = 58, 43, 34
"""The x of the line of stops, of the dots of the checks, and where the names of the hours end."""
WORDS, REACH = 80, 62
"""Where words begin beside the line, and how far the curve reaches from it."""
EDGE, GAP, MINUTE = 1, 8, 1.6
"""From the drawing's edge to the band; the least distance between labels; the length of a minute."""


@dataclass
class _Sheet:
    """What is drawn so far: behind the line, the dashed stretches of the line, and in front of it."""

    behind: list[str] = field(default_factory=list)
    dashed: list[tuple[float, float]] = field(default_factory=list)
    front: list[str] = field(default_factory=list)

    def put(self, made: Label, x: float, y: float) -> float:
        """Set words with their first line level with `y`; where the next thing may begin."""
        self.front.append(made.drawn(x, y + 5))
        return y + made.height


def draw(course: Course) -> tuple[tuple[float, float], str]:
    """Stops under one another: each label is as high as its words need, and the rest moves down."""
    sheet, y, dots = _Sheet(), 14.0, []
    for stop in course.stops:
        dots.append(y)
        if stop.opens:
            dots[-1], y = _opened(sheet, stop, course.session, y)
        else:
            sheet.front.append(circle(LINE, y, 8, "t-stop"))
            y = max(sheet.put(label(stop.name, stop.note, WIDTH - WORDS), WORDS, y) + 18, y + 40)
    end = max([dots[-1], *(to for _, to in sheet.dashed)]) + 20
    shapes, start = [], dots[0]
    for a, b in (*sheet.dashed, (end, end)):
        shapes.append(line(LINE, start, LINE, a))
        if b > a:
            shapes.append(line(LINE, a, LINE, b, "t-line", DASH))
        start = b
    return (WIDTH, max(y - 18, end)), "".join((*sheet.behind, *shapes, *sheet.front))


def _opened(sheet: _Sheet, stop: Stop, session: Session, top: float) -> tuple[float, float]:
    """The stop that opens and its session, in a band. The y of its dot, and of the next stop."""
    top += 2
    dot = top + 26
    sheet.front.append(circle(LINE, dot, 11, "t-stop t-stop--now"))
    room = WIDTH - WORDS - GAP
    y = sheet.put(label(stop.name, stop.note, room), WORDS, dot)
    y = sheet.put(label(session.title, room=room), WORDS, y + GAP) + GAP
    sheet.front += [element("rect", class_=kind, x=WORDS, y=y - 5, width=10, height=10)
                    for kind in ("t-area", "t-curve")]
    y = sheet.put(label("", session.feelings.note, room - 16), WORDS + 16, y) + GAP
    sheet.front.append(circle(WORDS + 5, y, 3.5, "t-dot"))
    y = sheet.put(label("", (session.checks.name,), room - 16), WORDS + 16, y) + GAP
    phases, opening = list(session.phases), y
    if phases[0].start is None:
        y = sheet.put(_name(phases.pop(0), WORDS), WORDS, y + GAP) + GAP
        sheet.dashed.append((opening, y + GAP))
    zero = y + GAP
    y = _scale(sheet, session, [phase for phase in phases if phase.start is not None], zero)
    done = zero + last_minute(session) * MINUTE
    y = max(y, done) + GAP
    if phases[-1].start is None:
        y = sheet.put(_name(phases[-1], WORDS), WORDS, y + GAP) + GAP
    y += GAP / 2
    sheet.dashed.append((done, y))
    band = element("rect", class_="t-band", x=EDGE, y=top, width=WIDTH - 2 * EDGE, height=y - top)
    sheet.behind.insert(0, band)
    return dot, y + 32


def _scale(sheet: _Sheet, session: Session, phases: list[Phase], zero: float) -> float:
    """Hours, drug, curve, checks and their names below `zero`; the lowest y that the names reach."""
    felt = session.feelings

    def at(minute: float) -> float:
        return zero + minute * MINUTE

    sheet.behind.append(curve([(at(felt.begins), LINE), (at(felt.strongest), LINE + REACH),
                               (at(felt.faded), LINE)], sideways=True))
    sheet.front += [line(LINE, at(phase.start), LINE, at(phase.end), "t-drug")
                    for phase in phases if phase.drug]
    for hour in range(0, last_minute(session) + 1, 60):
        sheet.front.append(line(LINE - 6, at(hour), LINE + 6, at(hour), "t-tick"))
        sheet.front.append(label("", (f"{hour // 60} h" if hour else "0",)).drawn(HOURS, at(hour) + 5, "end"))
    sheet.front += [circle(DOTS, at(minute), 3.5, "t-dot") for minute in session.checks.minutes]
    x = LINE + REACH + 10
    named = [(phase.start if phase.drug else (phase.start + phase.end) / 2, _name(phase, x))
             for phase in phases]
    named += [(felt.strongest, label("", (felt.strongest_label,), WIDTH - x - GAP)),
              (felt.faded, label("", (felt.faded_label,), WIDTH - x - GAP))]
    y = zero - LEAD
    for minute, made in sorted(named, key=lambda pair: pair[0]):
        y = sheet.put(made, x, max(at(minute), y + GAP))
    return y


def _name(phase: Phase, x: float) -> Label:
    return label(phase.name, phase.note, WIDTH - x - GAP)

"""Courses: a treatment as a line of stops, one of which opens into hours.

In:  docs/data/courses/*.yml.
Out: Course records; each stop and time with the sources that support it.
Use: the block timeline, through press.figures.timeline.
"""

from __future__ import annotations

import itertools
from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from press.model.base import Record, Text, shaped

SourceKey = Annotated[Text, shaped(r"[A-Za-z0-9_-]+", "the name of a source's file, such as murrough-2013")]
Locator = Annotated[Text, shaped(r"[^;\[\]@]+", "a place in the source, without any of ; [ ] @")]
Minute = Annotated[int, Field(ge=0, le=720)]
"""Minutes since the drug starts to run."""


class CitedAt(Record):
    """A source and the place in it that supports what is said."""

    source: SourceKey
    locator: Locator


class Drawn(Record):
    """A thing that a course shows: a name and short lines for the drawing, whole sentences beside it."""

    name: Annotated[str, Field(min_length=1, max_length=24)]
    note: tuple[Annotated[str, Field(min_length=1, max_length=40)], ...] = ()
    """The lines under the name, broken as the wide drawing is to break them."""
    words: Text
    sources: Annotated[tuple[CitedAt, ...], Field(min_length=1)]


class Stop(Drawn):
    """A stop of the course. The one that `opens` is shown hour by hour."""

    opens: bool = False


class Phase(Drawn):
    """A part of the session. Without `start` and `end` no source gives its length, and it is drawn dashed."""

    start: Minute | None = None
    end: Minute | None = None
    end_latest: Minute | None = None
    """Where sources differ: the part may end anywhere from `end` to here."""
    drug: bool = False
    """The drug is running."""

    @model_validator(mode="after")
    def _in_order(self) -> Phase:
        if (self.start is None) != (self.end is None) or (self.end is None and self.end_latest is not None):
            raise ValueError("a part of the session has both start and end, or neither")
        times = [time for time in (self.start, self.end, self.end_latest) if time is not None]
        if any(later <= earlier for earlier, later in itertools.pairwise(times)):
            raise ValueError("start, end and end-latest must rise")
        if self.drug and self.start is None:
            raise ValueError("the part in which the drug runs needs start and end")
        return self


class Feelings(Record):
    """What a person may feel: three anchors of a sketched curve, and the labels of the last two."""

    begins: Minute
    strongest: Minute
    faded: Minute
    strongest_label: Annotated[str, Field(min_length=1, max_length=30)]
    faded_label: Annotated[str, Field(min_length=1, max_length=30)]
    note: Annotated[tuple[Annotated[str, Field(min_length=1, max_length=40)], ...], Field(min_length=1)]
    """What the curve shows, and that it is a sketch."""
    words: Text
    sources: Annotated[tuple[CitedAt, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _rise_and_fall(self) -> Feelings:
        if not self.begins < self.strongest < self.faded:
            raise ValueError("begins, strongest and faded must rise")
        return self


class Checks(Record):
    """A check that is repeated, a dot each time."""

    name: Annotated[str, Field(min_length=1, max_length=24)]
    minutes: Annotated[tuple[Minute, ...], Field(min_length=1)]
    words: Text
    sources: Annotated[tuple[CitedAt, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _rising(self) -> Checks:
        if any(later <= earlier for earlier, later in zip(self.minutes, self.minutes[1:], strict=False)):
            raise ValueError("the minutes of the checks must rise")
        return self


class Session(Record):
    """One visit. Time zero is when the drug starts to run: how long people wait before it, no source says."""

    title: Annotated[str, Field(min_length=1, max_length=40)]
    zero: Annotated[str, Field(min_length=1, max_length=20)]
    """What happens at time zero, as the scale names it."""
    phases: Annotated[tuple[Phase, ...], Field(min_length=1, max_length=6)]
    feelings: Feelings
    checks: Checks

    @model_validator(mode="after")
    def _one_after_another(self) -> Session:
        timed = [phase for phase in self.phases if phase.start is not None]
        if not any(phase.drug for phase in timed):
            raise ValueError("one part of the session must have drug: true")
        if any(later.start < earlier.end for earlier, later in itertools.pairwise(timed)):
            raise ValueError("the parts of the session must follow one another")
        first = self.phases.index(timed[0])
        if self.phases[first:first + len(timed)] != tuple(timed) or first > 1 or \
                len(self.phases) - first - len(timed) > 1:
            raise ValueError("at most one part without times may come before those with times, and one after")
        return self


class Course(Record):
    """A course of treatment: stops before and after, and the session hour by hour."""

    title: Text
    caption: Text
    stops: Annotated[tuple[Stop, ...], Field(min_length=2, max_length=7)]
    session: Session
    checked: date

    @model_validator(mode="after")
    def _one_stop_opens(self) -> Course:
        if sum(stop.opens for stop in self.stops) != 1:
            raise ValueError("exactly one stop has opens: true: the one that is shown hour by hour")
        return self

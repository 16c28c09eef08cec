"""The blocks that print records without a text of their own: help lines, a course, who answers for this copy.

In:  /// name | argument; data/places, data/courses, data/site.yml.
Out: the elements of docs/patterns.
Use: patterns.py registers them; blocks that draw evidence are in evidence.py.
"""

from __future__ import annotations

from typing import ClassVar
from xml.etree import ElementTree as etree

from pymdownx.blocks.block import type_string

from press.citations import pending
from press.figures.timeline import timeline
from press.helplines import emergency_numbers, help_lines, report_lines
from press.markup import element, parsed
from press.text_blocks import Pattern
from press.where import desk_of

NOT_SAID = "The publisher of this copy has not said."


class HelpLines(Pattern):
    """Emergency numbers and crisis lines by country, from data/places."""

    NAME = "help-lines"

    def draw(self) -> etree.Element:
        desk = desk_of(self.md)
        return help_lines(desk.library.places, desk.today)


class EmergencyNumbers(Pattern):
    """Every emergency number in one line, from data/places: for the first screen of a page of help."""

    NAME = "emergency-numbers"

    def draw(self) -> etree.Element:
        return emergency_numbers(desk_of(self.md).library.places)


class ReportLines(Pattern):
    """Where to report a provider and who supports people who were harmed, from data/places."""

    NAME = "report-lines"

    def draw(self) -> etree.Element:
        desk = desk_of(self.md)
        return report_lines(desk.library.places, desk.today)


class Timeline(Pattern):
    """A course of treatment, drawn from data/courses."""

    NAME = "timeline"
    OPTIONS: ClassVar = {"show": ("drawing-and-words", type_string)}

    def draw(self) -> etree.Element:
        course = desk_of(self.md).library.courses[self.argument]
        in_words = self.options["show"] == "drawing-and-words"
        return parsed(timeline(course, f"timeline-{self.number()}", pending, in_words))


class SiteFacts(Pattern):
    """Who answers for this copy, or that they have not said."""

    NAME = "site-facts"

    def draw(self) -> etree.Element:
        site, listed = desk_of(self.md).library.site, element("dl", class_="site-facts")
        for name in ("publisher", "contact", "funding", "repository"):
            listed.append(element("dt", name.capitalize()))
            listed.append(element("dd", getattr(site, name) or NOT_SAID))
        return listed

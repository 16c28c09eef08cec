"""Emergency numbers, crisis lines and where to report a provider, to call from and on paper.

In:  the Place records and today.
Out: elements with tel: and sms: links.
Use: the blocks help-lines and report-lines; the end of every printed page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from xml.etree import ElementTree as etree

from press.markup import element, follow, settled
from press.model import CrisisLine, EmergencyNumber, Place, ReportLine
from press.words import full_date, partial_date

FIRST = ("united-kingdom", "ireland", "united-states", "canada", "australia", "new-zealand")
"""English-speaking countries first, since the guide is in English; then the rest by name."""
ANYWHERE = "Any country: call your local emergency number."

Line = EmergencyNumber | CrisisLine | ReportLine


def ordered(places: Mapping[str, Place]) -> list[tuple[str, Place]]:
    """Places in the order in which they are printed."""
    return sorted(places.items(), key=lambda item: (FIRST.index(item[0]) if item[0] in FIRST else len(FIRST),
                                                    item[1].name))


def help_lines(places: Mapping[str, Place], today: date) -> etree.Element:
    """Whom to call, by country, with where and when each number was read."""
    box = element("div", "", _jump(places), class_="help-lines")
    for key, place in ordered(places):
        inside = element("div", "", element("h3", place.name, id=key), class_="help-lines__place")
        inside.append(_emergency(place.emergency))
        inside.append(element("ul", "", *[_crisis(line) for line in place.crisis]))
        inside.append(_checked((*place.emergency, *place.crisis), today))
        box.append(inside)
    box.append(element("p", ANYWHERE, class_="help-lines__anywhere"))
    return settled(box)


def emergency_numbers(places: Mapping[str, Place]) -> etree.Element:
    """Every emergency number in one line, countries with the same number together: what a first screen must hold."""
    by_numbers: dict[tuple[str, ...], list[str]] = {}
    for _, place in ordered(places):
        by_numbers.setdefault(tuple(number.call for number in place.emergency), []).append(place.name)
    line = element("p", class_="emergency-numbers")
    for numbers, names in by_numbers.items():
        group = element("span", class_="emergency-numbers__place")
        for index, number in enumerate(numbers):
            if index:
                group[-1].tail = " or "
            group.append(_dial("tel", number))
        group[-1].tail = f" {', '.join(names)}"
        line.append(follow(group, " "))
    line.append(element("span", "Elsewhere: your local emergency number.", class_="emergency-numbers__place"))
    return settled(line)


def report_lines(places: Mapping[str, Place], today: date) -> etree.Element:
    """Whom to tell when somebody who gave care crossed a line, by country."""
    box = element("div", class_="help-lines help-lines--report")
    for key, place in ordered(places):
        if not place.report:
            continue
        inside = element("div", "", element("h3", f"{place.name}: support and reporting", id=f"{key}-report"),
                         class_="help-lines__place")
        first = sorted(place.report, key=lambda line: line.kind != "support")
        inside.append(element("ul", "", *[_report(line) for line in first]))
        inside.append(_checked(place.report, today))
        box.append(inside)
    return settled(box)


def help_on_paper(places: Mapping[str, Place]) -> etree.Element:
    """One paragraph for print: a page that is torn out still says whom to call."""
    parts = []
    for _, place in ordered(places)[: len(FIRST)]:
        numbers = [number.call for number in place.emergency]
        first = place.crisis[0]
        line = f"{first.service} {first.call or first.text}" if first.call or first.text else first.service
        parts.append(f"{place.name}: {' or '.join(numbers)}; {line}")
    words = "In danger, or thinking of ending your life? " + ANYWHERE + " " + ". ".join(parts) + "."
    return element("div", "", element("p", words), class_="help-print", data_search_exclude="")


def _jump(places: Mapping[str, Place]) -> etree.Element:
    """A link to each country: on a phone, the list is long."""
    links = [element("li", "", element("a", place.name, href=f"#{key}")) for key, place in ordered(places)]
    return element("ul", "", *links, class_="help-lines__jump")


def _dial(scheme: str, number: str) -> etree.Element:
    return element("a", number, href=f"{scheme}:{number.replace(' ', '')}")


def _emergency(numbers: tuple[EmergencyNumber, ...]) -> etree.Element:
    line = element("p", "Emergency: ", class_="help-lines__emergency")
    for number in numbers:
        line.append(follow(_dial("tel", number.call), f" ({number.reaches}), "))
    line[-1].tail = line[-1].tail.rstrip(", ")
    return line


def _crisis(line: CrisisLine) -> etree.Element:
    ways = []
    if line.call:
        ways.append(("call ", _dial("tel", line.call), f", then {line.menu_choice}," if line.menu_choice else ""))
    if line.text:
        ways.append((f"text {line.text_keyword} to " if line.text_keyword else "text ", _dial("sms", line.text), ""))
    if line.chat:
        ways.append(("", element("a", "chat online", href=line.chat), ""))
    return _item(element("strong", line.service), ": ", ways, (line.hours, line.cost, line.note))


def _report(line: ReportLine) -> etree.Element:
    ways = []
    if line.call:
        ways.append(("call ", _dial("tel", line.call), ""))
    if line.text:
        ways.append(("text ", _dial("sms", line.text), ""))
    name = element("a", line.body, href=line.link or line.read_at.url)
    return _item(name, f", for {line.covers}. ", ways, (line.hours, line.note))


def _item(name: etree.Element, after: str, ways: list[tuple[str, etree.Element, str]],
          details: Iterable[str | None]) -> etree.Element:
    """A list item: a name, the ways to reach it, and what else to know, each a sentence."""
    item = element("li", "", follow(name, after if ways else after.rstrip(": ")))
    for index, (before, link, behind) in enumerate(ways):
        before = before if index or after.endswith(": ") else before[:1].upper() + before[1:]
        item[-1].tail += (" or " if index else "") + before
        item.append(follow(link, behind))
    rest = ". ".join(text.rstrip(".") for text in details if text)
    if ways:
        item[-1].tail = (item[-1].tail or "").rstrip(",") + "."
    item[-1].tail += f" {rest}." if rest else ""
    return item


def _checked(lines: Iterable[Line], today: date) -> etree.Element:
    """Which pages the numbers were read on, how, when, and when they are to be read again."""
    lines = list(lines)
    oldest, soonest = min(line.checked for line in lines), min(line.check_by for line in lines)
    copies = any(line.read_at.read_as == "stored copy" for line in lines)
    how = "in stored copies of these official pages, which may be older" if copies else "on these official pages"
    made = element("p", f"Read on {full_date(oldest)}, {how}: ", class_="help-lines__checked")
    pages = {line.read_at.url: line.read_at for line in lines}
    for page in pages.values():
        dated = f" (copy of {partial_date(page.copy_dated)})" if page.copy_dated else ""
        made.append(follow(element("a", page.publisher, href=page.url), f"{dated}, "))
    made[-1].tail = made[-1].tail.rstrip(", ") + f". To be checked again by {full_date(soonest)}."
    if soonest <= today:
        made.append(element("strong", " Due for checking: if a number fails, call the local emergency number.",
                            class_="due"))
    return made

"""The few pieces that every drawing is made of: elements, numbers, and how wide words are.

In:  words from records (any text: all of it is escaped here) and positions in SVG units.
Out: text of well-formed elements, and estimated widths in SVG units.
Use: the modules of press/figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

SIZE = 16
"""Type size of every word in a drawing, in SVG units."""
LEAD = 20
"""From one line of words to the next."""
EM = {"t-text": 0.65, "t-note": 0.66}
"""Mean width of a letter in em, bold and regular: what serif faces take, and what readers may put between letters."""


def number(value: float) -> str:
    """At most one decimal, without a trailing zero or a sign on nothing."""
    return f"{round(value, 1) + 0.0:.10g}"


def element(tag: str, inside: str = "", /, **attributes: str | float) -> str:
    """An element as text. `inside` is markup; attributes are escaped. `class_` is class, and `_` is `-`."""
    pairs = "".join(f' {name.rstrip("_").replace("_", "-")}="{_value(value)}"'
                    for name, value in attributes.items())
    return f"<{tag}{pairs}>{inside}</{tag}>" if inside else f"<{tag}{pairs}/>"


def _value(value: str | float) -> str:
    return escape(value) if isinstance(value, str) else number(value)


def width(words: str, kind: str = "t-note") -> float:
    """Estimated width of one line."""
    return len(words) * EM[kind] * SIZE


def wrap(words: str, room: float, kind: str = "t-note") -> list[str]:
    """The words in as few lines as `room` allows, broken after a comma or colon where that costs no line.

    A word that is wider than `room` is broken too, so every line fits.
    """
    most = max(1, int(room / (EM[kind] * SIZE)))
    pieces = [word[at:at + most] for word in words.split() for at in range(0, len(word), most)]
    best: list[tuple[int, int, int, list[str]]] = [(0, 0, 0, [])]
    for end in range(1, len(pieces) + 1):
        ways = []
        for start in range(end):
            made = " ".join(pieces[start:end])
            if len(made) <= most:
                count, awkward, slack, lines = best[start]
                after = start and pieces[start - 1][-1] not in ",:;."
                spare = slack + (most - len(made)) ** 2
                ways.append((count + 1, awkward + bool(after), spare, [*lines, made]))
        best.append(min(ways))
    return best[-1][3]


@dataclass(frozen=True)
class Label:
    """A name and its notes, line under line. `lines` holds (words, class)."""

    lines: tuple[tuple[str, str], ...]

    @property
    def width(self) -> float:
        return max((width(words, kind) for words, kind in self.lines), default=0)

    @property
    def height(self) -> float:
        return len(self.lines) * LEAD

    def drawn(self, x: float, y: float, anchor: str = "start") -> str:
        """The label with the baseline of its first line at `y`."""
        return "".join(
            element("text", escape(words), class_=kind, x=x, y=y + index * LEAD, text_anchor=anchor)
            for index, (words, kind) in enumerate(self.lines))


def label(name: str, notes: tuple[str, ...] = (), room: float | None = None) -> Label:
    """A bold name over its notes: the notes' own lines, or all of it broken to fit `room`."""
    if room is None:
        return Label((*((name, "t-text"),) * bool(name), *((note, "t-note") for note in notes)))
    return Label((*((line, "t-text") for line in wrap(name, room, "t-text")),
                  *((line, "t-note") for line in wrap(" ".join(notes), room))))


def line(x1: float, y1: float, x2: float, y2: float, kind: str = "t-line", dash: str = "") -> str:
    """A straight line; `dash` as in stroke-dasharray."""
    dashed = {"stroke_dasharray": dash} if dash else {}
    return element("line", class_=kind, x1=x1, y1=y1, x2=x2, y2=y2, **dashed)


def circle(x: float, y: float, radius: float, kind: str) -> str:
    return element("circle", class_=kind, cx=x, cy=y, r=radius)


def curve(points: list[tuple[float, float]], *, sideways: bool = False) -> str:
    """An area and its edge through start, top and end, given as (along, up): it never turns back along.

    `sideways` swaps the two, for a drawing whose time runs down the page.
    """
    (start, low), (top, high), (end, last) = points
    rise, fall = top - start, end - top
    steps = [(start + rise * 0.4, low), (top - rise * 0.4, high), (top, high),
             (top + fall * 0.25, high), (end - fall * 0.6, last), (end, last)]
    spots = [f"{number(b)} {number(a)}" if sideways else f"{number(a)} {number(b)}"
             for a, b in ((start, low), *steps)]
    path = f"M{spots[0]}C{' '.join(spots[1:4])}C{' '.join(spots[4:])}"
    return element("path", class_="t-area", d=path + "Z") + element("path", class_="t-curve", d=path)


def drawing(kind: str, prefix: str, title: str, told: str, size: tuple[float, float], inside: str) -> str:
    """An svg that a listener hears as its title and `told`. No xmlns: it stands inside HTML."""
    heard = element("title", escape(title), id=f"{prefix}-title")
    heard += element("desc", escape(told), id=f"{prefix}-desc")
    return element(
        "svg", heard + inside,
        class_=kind, viewBox=f"0 0 {number(size[0])} {number(size[1])}", role="img",
        aria_labelledby=f"{prefix}-title", aria_describedby=f"{prefix}-desc", font_size=SIZE)

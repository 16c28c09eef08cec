"""The picture that a link to a page brings along where links are shown as cards: its title, the line and the dot.

In:  a page's title, the guide's name, the guide's typeface as an opened font.
Out: an SVG of 1200 by 630, its words drawn as paths, so that whoever draws it needs no font.
Use: press.publish.lead.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

WIDTH, HEIGHT, EDGE = 1200, 630, 90
GROUND, INK, ACCENT, MUTED = "#fcfdfe", "#0b2034", "#0b4a7d", "#3b5064"
"""As in tokens.css: a picture has no style sheet to ask."""
SIZES = (92, 84, 76, 68, 60, 52)
"""Of a title, the largest at which it fits."""
TOP, BOTTOM = 90, 410
"""Between these stands the title."""
LEADING, WEIGHT, NAME_SIZE = 1.12, 500, 38


@dataclass(frozen=True)
class Face:
    """A font at one weight: how wide words are and what they look like."""

    font: TTFont
    weight: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "_glyphs", self.font.getGlyphSet(location={"wght": self.weight}))
        object.__setattr__(self, "_names", self.font.getBestCmap())

    def _glyph(self, sign: str) -> str:
        return self._names.get(ord(sign), ".notdef")

    def width(self, words: str, size: float) -> float:
        scale = size / self.font["head"].unitsPerEm
        return scale * sum(self._glyphs[self._glyph(sign)].width for sign in words)

    def path(self, words: str, size: float, x: float, y: float) -> str:
        """One path for a line of words that begins at x and stands on y."""
        pen = SVGPathPen(self._glyphs, ntos=lambda number: f"{number:.1f}".rstrip("0").rstrip("."))
        scale = size / self.font["head"].unitsPerEm
        for sign in words:
            glyph = self._glyphs[self._glyph(sign)]
            glyph.draw(TransformPen(pen, (scale, 0, 0, -scale, x, y)))
            x += glyph.width * scale
        return pen.getCommands()


def lines_of(words: str, face: Face, size: float, room: float) -> list[str]:
    """The words in lines that fit; a word that is too long alone has a line to itself."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def balanced(words: str, face: Face, size: float, room: float) -> list[str]:
    """No more lines than must be, and these as even as they can be."""
    lines = lines_of(words, face, size, room)
    while len(narrower := lines_of(words, face, size, room - size / 4)) == len(lines) and room > size:
        lines, room = narrower, room - size / 4
    return lines


def card(title: str, name: str, font: TTFont) -> str:
    """The drawing."""
    face, room = Face(font, WEIGHT), WIDTH - 2 * EDGE
    for size in SIZES:
        lines = balanced(title, face, size, room)
        if len(lines) * size * LEADING <= BOTTOM - TOP and all(face.width(line, size) <= room for line in lines):
            break
    words = "".join(face.path(line, size, EDGE, TOP + size * (.8 + number * LEADING))
                    for number, line in enumerate(lines))
    below = Face(font, 400).path(name, NAME_SIZE, EDGE, HEIGHT - EDGE + 10)
    dot = EDGE + .62 * room
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
            f'viewBox="0 0 {WIDTH} {HEIGHT}"><title>{escape(title)}</title>'
            f'<path fill="{GROUND}" d="M0 0H{WIDTH}V{HEIGHT}H0z"/>'
            f'<path fill="{INK}" d="{words}"/>'
            f'<path fill="none" stroke="{ACCENT}" stroke-width="6" stroke-linecap="round" '
            f'd="M{EDGE} 462H{EDGE + room}M{EDGE} 442v40M{EDGE + room} 442v40"/>'
            f'<circle cx="{dot:.0f}" cy="462" r="25" fill="{ACCENT}" stroke="{GROUND}" stroke-width="8"/>'
            f'<path fill="{MUTED}" d="{below}"/></svg>')

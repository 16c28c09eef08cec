"""Cuts the guide's typeface down to what the guide prints.

In:  the variable font of the package fontpkg-source-serif-4 (installed for `make data` only).
Out: docs/assets/fonts/guide-serif.woff2, its licence beside it; the same bytes at every run.
Errors: ImportError where fontTools, brotli or the package is missing (see requirements-dev.txt).
"""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path

FAMILY = "Guide Serif"  # the licence reserves the name "Source" for the unchanged font
FOLDER = Path("docs/assets/fonts")

WEIGHTS = (400, 700)
OPTICAL_SIZE = 18  # body text is 18 to 19 px; one master keeps the file small

# Latin as European names need it, then the signs that dates, doses, statistics and notes use.
# A sign left out here falls to the reader's own fonts; the tick too, so that it matches the cross,
# which this font lacks.
LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x180)]
SIGNS = "–—‐‘’‚“”„†‡•…‹›€™←↑→↓↗−≈≠≤≥½¼¾·×±µ\u2009\u202f"
GREEK = "αβγδκμτχΔ"

# kern and liga for reading, lnum and tnum for tables. Accented letters are whole glyphs here, so
# the rules that place loose accents are left out.
FEATURES = ["kern", "liga", "lnum", "tnum"]

# Names kept as they are: copyright, trademark, licence and its address. The licence asks for it.
KEPT_NAMES = {0, 7, 13, 14}

# Seconds since 1904 at which the file says it was made. Any constant does: today's date would
# make every run differ.
MADE = 3_786_912_000


def subset() -> bytes:
    """The WOFF2 file's bytes."""
    from fontTools import subset as cut
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font = TTFont(_package() / "files" / "SourceSerif4[opsz,wght].ttf", recalcTimestamp=False)
    font = instancer.instantiateVariableFont(font, {"opsz": OPTICAL_SIZE, "wght": WEIGHTS})
    font = TTFont(BytesIO(_saved(font)), recalcTimestamp=False)  # glyphs without variation are gone only then

    options = cut.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.recalc_timestamp = False
    cutter = cut.Subsetter(options)
    cutter.populate(unicodes=[*LETTERS, *map(ord, SIGNS + GREEK)])
    cutter.subset(font)

    _rename(font)
    font["head"].created = font["head"].modified = MADE
    font.flavor = "woff2"
    return _saved(font)


def make(root: Path = Path()) -> Path:
    """Writes the font and its licence under `root`; gives the font's path."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "guide-serif.woff2"
    path.write_bytes(subset())
    shutil.copyfile(_package() / "LICENSE", folder / "guide-serif-LICENSE.txt")
    return path


def _package() -> Path:
    import fontpkg_source_serif_4 as package

    return Path(package.__file__).parent


def _saved(font) -> bytes:
    out = BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def _rename(font) -> None:
    names = font["name"]
    axes = font["fvar"]
    axes.instances = []  # named instances are for design programs' menus
    used = {axis.axisNameID for axis in axes.axes}
    if "STAT" in font:
        del font["STAT"]  # it describes the family this file no longer belongs to
    names.names = [n for n in names.names if n.nameID in KEPT_NAMES | used]
    plain = FAMILY.replace(" ", "")
    said = {1: FAMILY, 2: "Regular", 3: f"{plain}-{WEIGHTS[0]}-{WEIGHTS[1]}", 4: FAMILY, 6: f"{plain}-Regular"}
    for number, text in said.items():
        names.setName(text, number, 3, 1, 0x409)

"""The scripts that every page loads, as one file, without comments; each address changes when its file does.

A script that another loads by name (search.js, sources.js) keeps its name and only loses its comments.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import minify_html

from press.problem import Problem
from press.publish import Copy

NAME = "scripts"
WHY = "Each file to fetch is a wait on a bad line, and comments are for those who read the source."

FOLDER = "assets/scripts"
TAG = re.compile(r'\s*<script defer src="([^"]+)"></script>')
_NAMED = re.compile(rf'"([^"]*{FOLDER}/[\w-]+\.js)"')


def run(copy: Copy) -> list[Problem]:
    folder = copy.site / FOLDER
    for file in sorted(folder.glob("*.js")):
        file.write_text(_small(file.read_text(encoding="utf-8")), encoding="utf-8")
    joined: set[Path] = set()
    for page in copy.pages():
        html = page.read_text(encoding="utf-8")
        files = [(page.parent / src).resolve() for src in TAG.findall(html)]
        if not files:
            continue
        if files[0] not in joined:
            files[0].write_text(";\n".join(file.read_text(encoding="utf-8") for file in files), encoding="utf-8")
            joined.add(files[0])
        html = _first_of(html)
        page.write_text(_NAMED.sub(lambda match, page=page: f'"{match[1]}?v={_state(page.parent / match[1])}"', html),
                        encoding="utf-8")
    return []


def _small(script: str) -> str:
    """The same script without comments. The minifier knows pages: it is given one that holds only the script."""
    kind = ' type="module"' if re.search(r"^(?:import|export) ", script, re.MULTILINE) else ""
    page = minify_html.minify(f"<script{kind}>{script}</script>", minify_js=True)
    return re.fullmatch(r"<script[^>]*>(.*)</script>", page, re.DOTALL)[1]


def _first_of(html: str) -> str:
    """The page with the first of its script tags alone."""
    start, *rest = TAG.split(html)
    tags = TAG.findall(html)
    return start + f'<script defer src="{tags[0]}"></script>' + "".join(rest[1::2])


def _state(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:8]

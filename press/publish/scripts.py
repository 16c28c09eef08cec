"""The scripts that a page loads by itself, as one file, without comments; all addresses change when any script does.

A page's tags are joined in their order, under a name made of theirs. What a script fetches later (a part: search.js,
note.js with note.css) keeps its name: guide.js gives it the version that stands in its own address.
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

FOLDERS = ("assets/scripts", "assets/stylesheets")
TAG = re.compile(r'\s*<script defer src="([^"?]+)"></script>')

_COMMENT = re.compile(r"^/\*.*?\*/\s*|/\* @__PURE__ \*/ ", re.DOTALL | re.MULTILINE)
"""The minifier keeps comments, each from the start of a line, and adds some of its own."""


def run(copy: Copy) -> list[Problem]:
    folder = copy.site / FOLDERS[0]
    version = _state([file for name in FOLDERS for file in sorted((copy.site / name).iterdir())])
    for file in sorted(folder.glob("*.js")):
        file.write_text(_small(file.read_text(encoding="utf-8")), encoding="utf-8")
    texts = {file: file.read_text(encoding="utf-8") for file in folder.glob("*.js")}
    pages = {page: page.read_text(encoding="utf-8") for page in copy.pages()}
    astray = [said for page, html in pages.items() for said in copy.astray(page, TAG.findall(html), NAME)]
    if astray:
        return astray
    joined: dict[Path, str] = {}
    tagged: set[Path] = set()
    for page, html in pages.items():
        tags = TAG.findall(html)
        if not tags:
            continue
        files = [(page.parent / tag).resolve() for tag in tags]
        tagged.update(files)
        name = "-".join(file.stem for file in files) + ".js"
        joined[folder / name] = ";\n".join(texts[folder / file.name] for file in files)
        start, *rest = TAG.split(html)
        tag = f'<script defer src="{tags[0].rpartition("/")[0]}/{name}?v={version}"></script>'
        page.write_text(start + tag + "".join(rest[1::2]), encoding="utf-8")
    for file in tagged:
        file.unlink()
    for file, text in joined.items():
        file.write_text(text, encoding="utf-8")
    return []


def _small(script: str) -> str:
    """The same script without comments. The minifier knows pages: it is given one that holds only the script."""
    kind = ' type="module"' if re.search(r"^(?:import|export) ", script, re.MULTILINE) else ""
    page = minify_html.minify(f"<script{kind}>{script}</script>", minify_js=True)
    return _COMMENT.sub("", re.fullmatch(r"<script[^>]*>(.*)</script>", page, re.DOTALL)[1])


def _state(files: list[Path]) -> str:
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:8]

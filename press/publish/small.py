"""Each page without what only its source needs: spaces, long names, and files of the theme that no page asks for."""

from __future__ import annotations

import os
import re
import shutil
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import minify_html

from press.problem import Problem
from press.publish import Copy
from press.publish.names import Names
from press.publish.sheets import rules_of, text_of

NAME = "small"
WHY = "The first 14 kB of a page arrive together: what is not read by anyone takes the place of what is."

UNUSED = ("assets/javascripts", "assets/stylesheets/*.min.css*")
"""What the theme brings for pages of its own look."""
_STYLE = re.compile(r"(?<=<style>)\s.*?(?=</style>)", re.DOTALL)
_AFTERWARDS = ("assets/scripts/*.js", "assets/stylesheets/*.css", "*.js")
"""What acts on a page or is fetched for it: the names in these stay."""


def run(copy: Copy) -> list[Problem]:
    for pattern in UNUSED:
        for path in copy.site.glob(pattern):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
    files = copy.pages()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        pages = dict(zip(files, pool.map(_minified, files, chunksize=8), strict=True))
    kept = [file.read_text(encoding="utf-8") for pattern in _AFTERWARDS for file in copy.site.glob(pattern)]
    names = Names(pages.values(), kept)
    for page, html in pages.items():
        page.write_text(names.applied(html), encoding="utf-8")
    return []


def _minified(page: Path) -> str:
    return minified(page.read_text(encoding="utf-8"))


def minified(html: str) -> str:
    """The same page: nothing goes that a parser of HTML would not supply by itself, and no quote that it needs.

    Once only: the minifier leaves out end tags that it cannot read back, and a second time would lose a table's end.
    """
    html = _STYLE.sub(lambda css: text_of(rules_of(css[0])), html)  # one that stands in its template
    return minify_html.minify(html, minify_js=True, keep_html_and_head_opening_tags=True,
                              keep_input_type_text_attr=True)

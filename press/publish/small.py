"""Each page without the spaces that only its source needs, its styles and small scripts too."""

from __future__ import annotations

import minify_html

from press.problem import Problem
from press.publish import Copy

NAME = "small"
WHY = "The first 14 kB of a page arrive together: what is not read by anyone takes the place of what is."


def run(copy: Copy) -> list[Problem]:
    for page in copy.pages():
        page.write_text(minified(page.read_text(encoding="utf-8")), encoding="utf-8")
    return []


def minified(html: str) -> str:
    """The same page: nothing goes that a parser of HTML would not supply by itself, and no quote that it needs."""
    return minify_html.minify(html, minify_css=True, minify_js=True, keep_closing_tags=True,
                              keep_html_and_head_opening_tags=True, keep_input_type_text_attr=True)

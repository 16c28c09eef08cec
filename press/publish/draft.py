"""A copy for which nobody answers says so on every page, and asks search engines to stay away."""

from __future__ import annotations

from press.problem import Problem
from press.publish import Copy

NAME = "draft"
WHY = "A reader must know that no publisher stands behind the page."

WORDS = "Draft. Nobody answers for this copy yet."
MARK = f'<aside class="draft" aria-label="Draft"><strong>{WORDS}</strong></aside>'
ROBOTS = '<meta name="robots" content="noindex">'
_AFTER = '<body>'


def run(copy: Copy) -> list[Problem]:
    found = []
    for page in copy.pages() if copy.draft else ():
        text = page.read_text(encoding="utf-8")
        if text.count(_AFTER) != 1 or "</head>" not in text:
            found.append(Problem(page.relative_to(copy.site).as_posix(), 0, NAME,
                                 "This page has no plain <body>, so nothing can mark it as a draft.",
                                 "Mend its template in overrides/."))
            continue
        robots = "" if ROBOTS in text else ROBOTS
        page.write_text(text.replace("</head>", f"{robots}</head>", 1).replace(_AFTER, _AFTER + MARK),
                        encoding="utf-8")
    return found

"""Each page forbids its browser every script, style and request that is not this site's own.

The policy stands in the page itself, since a static host may not let anyone set headers. Inline scripts and styles are
named by their hashes, so this step comes after every step that changes a page.
"""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

from press.problem import Problem
from press.publish import Copy

NAME = "policy"
WHY = "What a page cannot load cannot spy on its reader, whatever is one day written into it."

CHARSET = re.compile(r'<meta charset="?utf-8"?>')
SCRIPTS = "assets/scripts/*.js"
_ACTED_ON = re.compile(r"<script\b[^>]*\ssrc=")
_RULES = re.compile(r"""[`"'](\{"prefetch":[^`']*\})[`"']""")
_INLINE = {kind: re.compile(rf"<{kind}(?P<attributes>(?:\s[^>]*)?)>(?P<text>.*?)</{kind}>", re.DOTALL)
           for kind in ("script", "style")}
_DATA = re.compile(r"type=[\"']?application/(?:ld\+)?json")


class _Forbidden(HTMLParser):
    """Attributes that the policy would block."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [(self.getpos()[0], f"<{tag} {name}=…>") for name, _ in attrs
                       if name == "style" or name.startswith("on")]


def inline(html: str, kind: str) -> list[str]:
    """The text of each inline script or style."""
    return [match["text"] for match in _INLINE[kind].finditer(html)
            if match["text"] and not _DATA.search(match["attributes"]) and "src=" not in match["attributes"]]


def rules_in(script: str) -> list[str]:
    """Rules for fetching ahead, which a script adds to its page as a script of another kind."""
    return _RULES.findall(script)


def hashes(found: list[str]) -> list[str]:
    """'sha256-…' of each text, each once."""
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in found]
    return [f"'sha256-{digest}'" for digest in dict.fromkeys(digests)]


def policy_of(html: str, added: list[str]) -> str:
    """The policy that a page can live under, and what scripts add to it."""
    return ";".join((
        "default-src 'self'",
        " ".join(["script-src 'self'", *hashes(inline(html, "script") + added)]),
        " ".join(["style-src 'self'", *hashes(inline(html, "style"))]),
        "object-src 'none'", "base-uri 'none'", "form-action 'none'"))


def run(copy: Copy) -> list[Problem]:
    found = []
    added = [rules for file in sorted(copy.site.glob(SCRIPTS)) for rules in rules_in(file.read_text(encoding="utf-8"))]
    for page in copy.pages():
        html, shown = page.read_text(encoding="utf-8"), page.relative_to(copy.site).as_posix()
        for line, what in _Forbidden(html).found:
            found.append(Problem(shown, line, NAME, f"{what} would not work: the policy allows no such attribute.",
                                 "Use a class, or an attribute of the drawing."))
        if len(CHARSET.findall(html)) != 1:
            found.append(Problem(shown, 0, NAME,
                                 "This page has no <meta charset> of its own, and the policy goes after it.",
                                 "Mend its template in overrides/."))
            continue
        policy = policy_of(html, added if _ACTED_ON.search(html) else [])
        meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        page.write_text(CHARSET.sub(lambda match, meta=meta: match[0] + meta, html), encoding="utf-8")
    return found

"""The rules: one a file, each with NAME, WHY and check(site) -> list[Problem].

In:  a Site.
Out: every problem that the rules find, in the order of the pages.
Use: `press check` runs them over all pages; the preview runs those that make sense for one page. What a waiver
     covers (press/waivers.yml) is taken out of both.
"""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType

from press.problem import Problem
from press.site import Site
from press.waivers import standing


def rules() -> list[ModuleType]:
    """Every rule, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return [importlib.import_module(f"{__name__}.{name}") for name in names]


def of_page(site: Site) -> list[Problem]:
    """The problems of a single page: rules that need the whole site are left out."""
    found = [problem for rule in rules() if not getattr(rule, "WHOLE_SITE", False) for problem in rule.check(site)]
    return sorted(standing(found, site.root, site.today))


def coverage(site: Site) -> list[str]:
    """What the rules could not look at, said by each that counts it."""
    return [rule.coverage(site) for rule in rules() if hasattr(rule, "coverage")]


def of_site(site: Site) -> list[Problem]:
    """The problems of everything: data files first, then each page."""
    found = list(site.library.problems)
    for rule in rules():
        found += rule.check(site)
    return sorted(set(standing(found, site.root, site.today)))

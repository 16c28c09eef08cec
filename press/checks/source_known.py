"""Every citation names a source that this project holds."""

from press.problem import Problem, did_you_mean
from press.site import Site

NAME = "source-known"
WHY = "A citation that leads nowhere is a claim without a source."


def check(site: Site) -> list[Problem]:
    found = []
    for page in site.pages:
        for mark in page.scan.citations:
            if not mark.well_formed:
                found.append(Problem(page.shown, mark.line, NAME, f"“{mark.raw}” is not a citation that can be read.",
                                     "Write [@key], [@key, table 2] or [@key; @other-key].", mark.raw))
            for cited in mark.cited:
                if cited.key in site.library.sources:
                    continue
                if cited.key in site.library.broken:
                    file = f"data/sources/{cited.key}.yml"
                    what = f"The source “{cited.key}” is there, but its file has a fault, so it cannot be cited."
                    found.append(Problem(page.shown, mark.line, NAME, what, f"Mend {file}; its own message says where.",
                                         mark.raw))
                else:
                    found.append(Problem(page.shown, mark.line, NAME, f"There is no source “{cited.key}”.",
                                         did_you_mean(cited.key, site.library.sources)
                                         + f" A new source is a file data/sources/{cited.key}.yml.", mark.raw))
        for line, text in page.scan.loose:
            found.append(Problem(page.shown, line, NAME, f"“{text}” looks like a citation and is printed as text.",
                                 "Put it in square brackets: [@key] or [@key, locator]. "
                                 "If it is no citation, write it as code."))
    return found

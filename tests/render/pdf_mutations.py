"""Ways of breaking a good file, one rule each."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name


def elements(pdf, tag):
    """Every structure element of *tag*, in the order of the tree."""
    found = []
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, Array):
            waiting[:0] = list(one)
        elif isinstance(one, Dictionary) and "/S" in one:
            if one.S == f"/{tag}":
                found.append(one)
            if "/K" in one:
                waiting.insert(0, one.K)
    return found


def remove_alt(pdf):
    del elements(pdf, "Figure")[0].Alt


def skip_heading(pdf):
    for heading in elements(pdf, "H2"):
        heading.S = Name.H4


def remove_scope(pdf):
    for head in elements(pdf, "TH"):
        if "/A" in head:
            del head.A


def remove_language(pdf):
    del pdf.Root.Lang


def break_list(pdf):
    entry = elements(pdf, "LI")[0]
    entry.S = Name.P


MUTATIONS = {
    "alt removed": remove_alt,
    "heading level skipped": skip_heading,
    "scope removed": remove_scope,
    "language removed": remove_language,
    "list nesting broken": break_list,
}

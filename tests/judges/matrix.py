"""Which PDFs are made for the judges: every project, cover, paper and edition, or a few."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import combinations, product

from hostile import project as hostile_project

from credo_builder.app.starters import example, load, starters
from credo_builder.chapters.branding import Brand, Style
from credo_builder.domain.project import Project
from credo_builder.domain.terms import Edition, Paper

WHOLE = bool(os.environ.get("CREDO_WHOLE"))
"""Whether all are made; else a few that hold every pair of choices."""

SHIPPED = (*(s.name for s in starters()), "example")
MADE_UP = ("hostile", "empty")
IN_PAIRS = ("local_government", "example", "empty")
"""Projects that meet every cover, paper and edition even among the few; others come once."""
SHORT, LONG = "public", "full"
"""Editions of those that come once: the long one only of the project of hostile texts."""
FACTORS = (
    (*SHIPPED, *MADE_UP),
    tuple(style.value for style in Style),
    tuple(paper.value for paper in Paper),
    tuple(edition.value for edition in Edition),
)
"""Project, cover, paper, edition."""

Choice = tuple[str, ...]


def project_of(name: str) -> Project:
    """Return the project of that name."""
    match name:
        case "example":
            return example()
        case "empty":
            return Project(project_id="prj_empty")
        case "hostile":
            return hostile_project()
        case _:
            return load(name)


def covered(project: Project, cover: str) -> Project:
    """Return *project* in the style *cover*."""
    return project.put(replace(project.one(Brand), style=cover))


def pairs(choice: Choice) -> set[tuple[tuple[int, str], ...]]:
    """Return every two decisions of *choice* that are made together."""
    return set(combinations(enumerate(choice), 2))


def every() -> tuple[Choice, ...]:
    """Return every choice there is."""
    return tuple(product(*FACTORS))


def pairwise() -> tuple[Choice, ...]:
    """Return few choices: every pair of those in pairs, greedily, and one of every other project.

    The others take turns through the covers and papers.
    """
    wide = tuple(product(IN_PAIRS, *FACTORS[1:]))
    left = {pair for choice in wide for pair in pairs(choice)}
    chosen = []
    while left:
        best = max(wide, key=lambda choice: len(pairs(choice) & left))
        chosen.append(best)
        left -= pairs(best)
    others = [name for name in FACTORS[0] if name not in IN_PAIRS]
    for turn, name in enumerate(others):
        cover, paper = (kinds[turn % len(kinds)] for kinds in FACTORS[1:3])
        chosen.append((name, cover, paper, LONG if name in MADE_UP else SHORT))
    return tuple(chosen)

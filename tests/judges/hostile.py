"""A project with hostile text in every field a person can fill."""

from __future__ import annotations

import dataclasses

from filled_projects import Filler

from credo_builder.domain.project import Project
from credo_builder.domain.shapes import Shape

LITERAL = 'R&D <24 h </b> <img src="/etc/passwd">'
HOSTILE = (
    f"{LITERAL} {{% raw %}} {{{{ 7*7 }}}} ]]> <para> \u202e \u0007 &amp; %s \\ 😀 ∑ {'W' * 120}"
)


def _hostile(path: str) -> str:
    return HOSTILE


def spoilt(shape: Shape) -> Shape:
    """Return *shape* with hostile text wherever text is welcome."""
    return Filler(_hostile).filled(shape)


def project() -> Project:
    """Return a project that holds one or two hostile records of every type, all linked."""
    made = Filler(_hostile).project()
    return made.configured(dataclasses.replace(made.settings, name=HOSTILE))

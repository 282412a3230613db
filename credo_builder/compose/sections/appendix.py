"""The glossary: what the words mean, and where figures come from."""

from __future__ import annotations

from dataclasses import dataclass

from credo_builder.chapters import RECORDS
from credo_builder.compose.parts import Part
from credo_builder.compose.view import View
from credo_builder.domain.records import Record
from credo_builder.domain.terms import FigureMark


@dataclass(frozen=True)
class Meaning:
    """A term and what it means here."""

    term: str
    letter: str
    meaning: str


@dataclass(frozen=True)
class Marked:
    """Figures that came from the same kind of place, by their codes or names."""

    mark: str
    codes: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True)
class GlossaryPage:
    """The terms this edition uses, and the marks of its figures."""

    terms: tuple[Meaning, ...]
    marks: tuple[Marked, ...]


def page(view: View) -> GlossaryPage | None:
    """Return the terms of what this edition prints; None while it prints nothing."""
    used = [kind for kind in RECORDS if view.of(kind) and kind.term]
    terms = [Meaning(view.say(kind.term), kind.letter, view.say(_defined(kind))) for kind in used]
    terms.sort(key=lambda t: t.term.casefold())
    marks = (_marked(view, mark, used) for mark in FigureMark if mark != FigureMark.OWN)
    shown = GlossaryPage(tuple(terms), tuple(m for m in marks if m.codes or m.names))
    return shown if shown.terms else None


def _defined(kind: type[Record]) -> str:
    """Return the sentence that defines *kind*: the first of its docstring."""
    return " ".join((kind.__doc__ or "").split("\n\n")[0].split())


def _marked(view: View, mark: FigureMark, kinds: list[type[Record]]) -> Marked:
    found = [r for kind in kinds for r in view.of(kind) if r.figure_mark == mark]
    codes = tuple(r.code for r in found if r.code)
    names = tuple(r.title for r in found if not r.code and r.title)
    return Marked(view.say(mark.label), codes, names)


GLOSSARY = Part(key="glossary", title="Glossary", context=page, numbering="letter")

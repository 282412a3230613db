"""The glossary: what the words mean, and where figures come from."""

from __future__ import annotations

from credo_builder.chapters.barriers import Barrier
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.credo import Credo
from credo_builder.chapters.expectations import Expectation
from credo_builder.chapters.freedom import Empowerment
from credo_builder.chapters.governance import Investment
from credo_builder.chapters.learning import TrainingModule
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.monitoring import Measure
from credo_builder.chapters.organisation import Role
from credo_builder.chapters.outcome import Outcome
from credo_builder.chapters.policies import Policy
from credo_builder.chapters.promises import Promise
from credo_builder.chapters.recognition import AppraisalCriterion
from credo_builder.chapters.recovery import RecoveryStep
from credo_builder.chapters.segments import Segment
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.chapters.workshop import Principle
from credo_builder.compose.parts import Part
from credo_builder.compose.view import View
from credo_builder.domain.records import Record
from credo_builder.domain.terms import FigureMark
from credo_builder.values import dataclass

FOR_ALL: tuple[type[Record], ...] = (
    Outcome, Credo, Principle, CoreValue, Segment, Promise, ServiceLevel, RecoveryStep,
)  # fmt: skip
"""The kinds of record whose names everybody meets."""
FOR_OUR_PEOPLE: tuple[type[Record], ...] = (
    Expectation, Moment, Policy, Empowerment, Measure, TrainingModule, AppraisalCriterion, Role,
)  # fmt: skip
FOR_OURSELVES: tuple[type[Record], ...] = (Investment, Barrier)
GLOSSARY_KINDS: tuple[type[Record], ...] = (*FOR_ALL, *FOR_OUR_PEOPLE, *FOR_OURSELVES)
"""Every kind of record whose name the program explains."""
WITH_FIGURES: tuple[type[Record], ...] = (
    Promise, Moment, ServiceLevel, Policy, Empowerment, RecoveryStep, Measure, TrainingModule,
    AppraisalCriterion, Investment,
)  # fmt: skip
"""The kinds of record that may carry a proposed figure."""


@dataclass(frozen=True)
class Meaning:
    """A term and what it means here."""

    term: str
    letter: str
    meaning: str


@dataclass(frozen=True)
class Marked:
    """Figures that came from the same kind of place, by their codes or what they are called.

    Codes stand in runs: the first and the last of three or more in a row, or one alone.
    """

    mark: str
    runs: tuple[tuple[str, ...], ...]
    terms: tuple[str, ...]


@dataclass(frozen=True)
class GlossaryPage:
    """The terms this edition uses, and the marks of its figures."""

    terms: tuple[Meaning, ...]
    marks: tuple[Marked, ...]


def page(view: View) -> GlossaryPage | None:
    """Return the terms of what this edition prints; None while it prints nothing."""
    terms = [
        Meaning(view.say(kind.term), kind.letter, view.say(defined(kind)))
        for kind in _named(view)
        if view.of(kind)
    ]
    terms.sort(key=lambda t: t.term.casefold())
    marks = (_marked(view, mark) for mark in FigureMark if mark != FigureMark.OWN)
    shown = GlossaryPage(tuple(terms), tuple(m for m in marks if m.runs or m.terms))
    return shown if shown.terms else None


def defined(kind: type[Record]) -> str:
    """Return the sentence that defines *kind*: the first of its docstring."""
    return " ".join((kind.__doc__ or "").split("\n\n")[0].split())


def _named(view: View) -> tuple[type[Record], ...]:
    if view.is_public:
        return FOR_ALL
    return GLOSSARY_KINDS if view.is_full else (*FOR_ALL, *FOR_OUR_PEOPLE)


def _marked(view: View, mark: FigureMark) -> Marked:
    kinds = [kind for kind in WITH_FIGURES if kind in _named(view)]
    found = [r for kind in kinds for r in view.of(kind) if r.figure_mark == mark]
    codes = tuple(r.code for r in found if r.code)
    terms = dict.fromkeys(view.say(type(r).terms) for r in found if not r.code)
    return Marked(view.say(mark.label), _in_runs(codes), tuple(terms))


def _in_runs(codes: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return ("P1", "P9") for P1 to P9, ("M2",) for M2 alone."""
    runs: list[list[str]] = []
    for code in sorted(codes, key=_letter_and_number):
        letter, number = _letter_and_number(code)
        if runs and _letter_and_number(runs[-1][-1]) == (letter, number - 1):
            runs[-1].append(code)
        else:
            runs.append([code])
    short = len(("first", "last"))
    return tuple(
        tuple(part)
        for run in runs
        for part in ([[run[0], run[-1]]] if len(run) > short else [[code] for code in run])
    )


def _letter_and_number(code: str) -> tuple[str, int]:
    letter = code.rstrip("0123456789")
    return letter, int(code[len(letter) :] or 0)


GLOSSARY = Part(key="glossary", title="Glossary", context=page, numbering="letter")

"""Records that a trade's starter, or the method itself, offers where a list is still empty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import cast

from credo_builder.app import starters
from credo_builder.app.beginnings import default_barriers, default_principles
from credo_builder.chapters.barriers import Barrier
from credo_builder.chapters.learning import TrainingModule, default_modules
from credo_builder.chapters.moments import STAGE_SETS, Stage
from credo_builder.chapters.organisation import Organisation
from credo_builder.chapters.policies import RecoveryStep, default_ladder
from credo_builder.chapters.recognition import AppraisalCriterion, default_criteria
from credo_builder.chapters.workshop import Principle
from credo_builder.domain.project import Project
from credo_builder.domain.records import Record, links_of, new_id, unlinked
from credo_builder.values import dataclass

OFFERED = 3


@dataclass(frozen=True)
class WholeSet:
    """Records that belong together, and so are taken over together.

    Attributes:
        title: where they come from, such as a trade; empty for the method's own.
        records: in their order; without links to anything outside.
    """

    title: str
    records: tuple[Record, ...]


def suggestions(project: Project, kind: type[Record]) -> tuple[Record, ...]:
    """Return up to three records of *kind* from the starter of the project's trade.

    None without a trade, without a starter for it, or where all are in use.
    """
    trade = project.one(Organisation).industry
    if trade not in {one.name for one in starters.starters()}:
        return ()
    used = {record.title for record in project.of(kind)}
    offered = (r for r in _shipped(trade).of(kind) if r.title not in used)
    return tuple(offered)[:OFFERED]


def whole_sets(project: Project, kind: type[Record]) -> tuple[WholeSet, ...]:
    """Return the sets to begin the list of *kind* with; () where single records serve.

    The ladder, the stages, the modules and the criteria make sense only as a whole. The
    set of the project's trade comes first where there is one, else the method's own.
    Principles and barriers are a set only where no starter knows the trade.
    """
    if kind not in _USUAL and kind not in _WITHOUT_TRADE:
        return ()
    trade = project.one(Organisation).industry
    known = trade in {one.name for one in starters.starters()}
    if kind in _WITHOUT_TRADE:
        return () if known else _WITHOUT_TRADE[kind]()
    if known:
        shipped = _shipped(trade).of(kind)
        if shipped:
            return (WholeSet(trade_words(project), shipped),)
    return _USUAL[kind]()


def rung_of(step: str) -> RecoveryStep:
    """Return the rung *step* of the ladder as it is proposed, marked until it is read."""
    usual = (rung for rung in default_ladder() if rung.step == step)
    rung = next(usual, RecoveryStep(step=step, from_starter=True))
    return replace(rung, id=new_id(RecoveryStep.prefix))


def trade_words(project: Project) -> str:
    """Return what people call the project's trade, empty without a starter for it."""
    trade = project.one(Organisation).industry
    return next((one.title for one in starters.starters() if one.name == trade), "")


def adopted(project: Project, offered: Record) -> Project:
    """Return *project* with *offered* at the end of its list, marked until it is read.

    Links to records the project does not hold fall away.
    """
    fresh = replace(offered, id=new_id(type(offered).prefix), code="")
    for _path, target in links_of(offered):
        if project.get(target) is None:
            fresh = cast("Record", unlinked(fresh, target))
    return project.put(replace(fresh, from_starter=True, reviewed=False))


def adopted_all(project: Project, offered: tuple[Record, ...]) -> Project:
    """Return *project* with every record of *offered*, in order, as `adopted` does it."""
    for record in offered:
        project = adopted(project, record)
    return project


def unread(project: Project, kind: type[Record] | None = None) -> tuple[Record, ...]:
    """Return the suggestions nobody has called ours yet, of *kind* only when given."""
    held = project.every() if kind is None else project.of(kind)
    return tuple(r for r in held if r.from_starter and not r.reviewed)


def made_ours(project: Project, records: tuple[Record, ...]) -> Project:
    """Return *project* with each of *records* marked as read and ours."""
    for record in records:
        project = project.put(replace(record, reviewed=True))
    return project


@lru_cache(maxsize=4)
def _shipped(trade: str) -> Project:
    return starters.load(trade)


def _stages() -> tuple[WholeSet, ...]:
    return tuple(
        WholeSet(way, tuple(Stage(name=name) for name in names))
        for way, names in STAGE_SETS.items()
    )


_USUAL: dict[type[Record], Callable[[], tuple[WholeSet, ...]]] = {
    RecoveryStep: lambda: (WholeSet("", default_ladder()),),
    TrainingModule: lambda: (WholeSet("", default_modules()),),
    AppraisalCriterion: lambda: (WholeSet("", default_criteria()),),
    Stage: _stages,
}
_WITHOUT_TRADE: dict[type[Record], Callable[[], tuple[WholeSet, ...]]] = {
    Principle: lambda: (WholeSet("", default_principles()),),
    Barrier: lambda: (WholeSet("", default_barriers()),),
}

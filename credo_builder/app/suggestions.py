"""Records that a trade's starter offers where a list is still empty."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import cast

from credo_builder.app import starters
from credo_builder.chapters.organisation import Organisation
from credo_builder.domain.project import Project
from credo_builder.domain.records import Record, links_of, new_id, unlinked

OFFERED = 3


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


@lru_cache(maxsize=4)
def _shipped(trade: str) -> Project:
    return starters.load(trade)

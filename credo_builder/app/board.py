"""The board of a workshop: sheets in columns, votes, and what the themes lead to.

Every function returns a new project; nothing here knows a toolkit.
"""

from __future__ import annotations

from dataclasses import replace

from credo_builder.chapters.workshop import Definition, Principle, Side, Theme, WorkshopItem
from credo_builder.domain.project import Project
from credo_builder.domain.records import new_id
from credo_builder.domain.terms import Term
from credo_builder.values import dataclass


class Phase(Term):
    """What a team does at the board, one after the other."""

    WRITE = "write", "Write", "Everyone writes before anyone talks. One thought a sheet."
    FINISH = "finish", "Finish the line", "Finish the line: customer service means …"
    GROUP = "group", "Group", "What belongs together? Give it a name that was really said."
    VOTE = "vote", "Vote", "Three thumbs each. Put them where it matters most."
    DEFINE = "define", "Define", "Say in one or two sentences what the themes say together."


MINUTES = {
    Phase.WRITE: 10,
    Phase.FINISH: 5,
    Phase.GROUP: 10,
    Phase.VOTE: 5,
    Phase.DEFINE: 15,
}
"""How long each phase takes, unless a team takes longer."""

SIDES = {
    Phase.WRITE: (Side.DO, Side.DONT),
    Phase.FINISH: (Side.MEANS,),
}
"""The columns of the phases in which sheets are written."""


@dataclass(frozen=True)
class Column:
    """One column: a side of the sheets, or a theme; a theme without id holds the rest."""

    side: str = ""
    theme_id: str = ""

    @property
    def key(self) -> str:
        """What tells it from the other columns."""
        return f"side:{self.side}" if self.side else f"theme:{self.theme_id}"


def columns(project: Project, phase: Phase) -> tuple[Column, ...]:
    """Return the columns of *phase*, in order."""
    sides = SIDES.get(phase, ())
    if sides:
        return tuple(Column(side=str(side)) for side in sides)
    return (Column(), *(Column(theme_id=t.id) for t in project.of(Theme)))


def sheets(project: Project, column: Column) -> tuple[WorkshopItem, ...]:
    """Return the sheets in *column*, in the order of the project."""
    if column.side:
        return tuple(s for s in project.of(WorkshopItem) if s.side == column.side)
    themes = {t.id for t in project.of(Theme)}
    return tuple(
        s
        for s in project.of(WorkshopItem)
        if (s.theme_id if s.theme_id in themes else "") == column.theme_id
    )


def placed(project: Project, ids: tuple[str, ...], column: Column, place: int) -> Project:
    """Return a project with those sheets in *column*, before the one now at *place* there.

    They keep their order among themselves.
    """
    moving = [s for s in project.of(WorkshopItem) if s.id in ids]
    others = [s.id for s in sheets(project, column) if s.id not in ids]
    before = others[place] if 0 <= place < len(others) else ""
    there = project
    for sheet in moving:
        new = (
            replace(sheet, side=column.side)
            if column.side
            else replace(sheet, theme_id=column.theme_id)
        )
        if new != sheet:
            there = there.put(new)
    if not others:
        return there
    for sheet in moving:
        order = [s.id for s in there.of(WorkshopItem) if s.id != sheet.id]
        at = order.index(before) if before else order.index(others[-1]) + 1
        there = there.move(sheet.id, at)
        if not before:
            others.append(sheet.id)
    return there


def with_sheet(project: Project, text: str, column: Column, side: str) -> tuple[Project, str]:
    """Return a project with a new sheet in *column*, and its id.

    It is on *side* where the column says none.
    """
    fresh = WorkshopItem(
        id=new_id(WorkshopItem.prefix),
        text=text,
        side=column.side or side,
        theme_id=column.theme_id,
    )
    return project.put(fresh), fresh.id


def with_theme(project: Project, name: str, ids: tuple[str, ...] = ()) -> tuple[Project, str]:
    """Return a project with a new theme that holds the sheets *ids*, and its id."""
    fresh = Theme(id=new_id(Theme.prefix), name=name)
    return placed(project.put(fresh), ids, Column(theme_id=fresh.id), 0), fresh.id


def voted(project: Project, ids: tuple[str, ...], thumbs: int) -> Project:
    """Return a project in which those sheets have *thumbs* more votes, never under none."""
    there = project
    for sheet in project.of(WorkshopItem):
        if sheet.id in ids:
            votes = max(0, (sheet.votes or 0) + thumbs)
            there = there.put(replace(sheet, votes=votes))
    return there


def votes_of(project: Project, column: Column) -> int:
    """Return how many thumbs the sheets of *column* were given together."""
    return sum(s.votes or 0 for s in sheets(project, column))


def carried(project: Project, theme_id: str, *, says: bool) -> Project:
    """Return a project whose definition *says* what that theme says, or no longer does."""
    definition = project.one(Definition)
    kept = tuple(one for one in definition.theme_ids if one != theme_id)
    return project.put(replace(definition, theme_ids=(*kept, theme_id) if says else kept))


def principles_of(project: Project, theme_id: str) -> tuple[Principle, ...]:
    """Return the principles that come from that theme."""
    return tuple(p for p in project.of(Principle) if theme_id in p.theme_ids)


def with_principle(project: Project, theme_id: str) -> tuple[Project, str]:
    """Return a project with a principle named after that theme and linked to it, and its id."""
    theme = project.find(Theme, theme_id)
    if theme is None:
        return project, ""
    fresh = Principle(
        id=new_id(Principle.prefix),
        title=theme.name,
        meaning=theme.summary,
        theme_ids=(theme.id,),
    )
    return project.put(fresh), fresh.id


def phase_to_begin(project: Project) -> Phase:
    """Return the phase that is next for what is on the board."""
    if not project.of(WorkshopItem):
        return Phase.WRITE
    if project.of(Theme) and not sheets(project, Column()):
        return Phase.DEFINE
    return Phase.GROUP


def reworded(record: Theme | WorkshopItem, words: str) -> Theme | WorkshopItem:
    """Return the theme or the sheet *record* with *words* for its own."""
    if isinstance(record, Theme):
        return replace(record, name=words)
    return replace(record, text=words)

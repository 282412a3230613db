"""Desk sheets: for each role its own moments, what people can rely on there, and its freedom."""

from __future__ import annotations

from collections import Counter
from enum import IntEnum

from credo_builder.chapters.freedom import Empowerment
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.organisation import Role
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.compose.document import Document
from credo_builder.compose.sections.moments import in_order, levels_at, sheet_of
from credo_builder.compose.sections.rules import Freedom, freedom_of
from credo_builder.compose.sentences import level_sentence
from credo_builder.compose.view import View
from credo_builder.domain.wording import sentence
from credo_builder.errors import NothingYet
from credo_builder.i18n import told
from credo_builder.pack.base import Job, Output
from credo_builder.pack.written import Leaf, sections
from credo_builder.render.pdf.engine import build_paged
from credo_builder.values import dataclass, replace

MOST_DEEDS, MOST_LEFT, MOST_SAID = 4, 2, 2
"""What one line of a sheet on a desk has room for."""
MANY = 3
"""A level that holds at so many moments of a role is said once, not at each of them."""


class Space(IntEnum):
    """How much room a page has for the moments of a role."""

    SCARCE = 0
    ENOUGH = 1
    AMPLE = 2


@dataclass(frozen=True)
class Own:
    """One moment of a role: what to do, what to leave, what people can rely on."""

    code: str
    name: str
    wanted: str
    do: tuple[str, ...]
    dont: tuple[str, ...]
    say: tuple[str, ...]
    levels: tuple[str, ...]


@dataclass(frozen=True)
class Helping:
    """What a role gives behind the scenes: to whom, for which moment, by when."""

    gives: str
    to: str
    moment: str
    by_when: str


@dataclass(frozen=True)
class DeskSheet:
    """All that one role needs at hand."""

    role: str
    moments: tuple[Own, ...]
    everywhere: tuple[str, ...]
    helps: tuple[Helping, ...]
    freedom: Freedom | None
    space: Space = Space.AMPLE


def desk_sheets(view: View) -> tuple[DeskSheet, ...]:
    """Return a sheet for every role that owns a moment, helps at one, or has a freedom."""
    made = (_desk_sheet(view, role) for role in view.of(Role) if role.name.strip())
    return tuple(one for one in made if one.moments or one.helps or one.freedom)


def _desk_sheet(view: View, role: Role) -> DeskSheet:
    moments = in_order(view)
    owned = [one for one in moments if one.owner_role == role.id]
    common = _common(view, owned)
    freedoms = (one for one in view.of(Empowerment) if one.role == role.id)
    return DeskSheet(
        role=role.name,
        moments=tuple(_own(view, one, common) for one in owned),
        everywhere=tuple(_said(view, one) for one in common),
        helps=tuple(
            Helping(back.gives, view.role(back.serves_role), moment.name, back.by_when)
            for moment in moments
            for back in moment.backstage
            if back.role == role.id and back.gives.strip()
        ),
        freedom=next((freedom_of(view, one) for one in freedoms), None),
    )


def _common(view: View, owned: list[Moment]) -> tuple[ServiceLevel, ...]:
    """Return the levels that hold at many of *owned*, each once."""
    held = Counter(one for moment in owned for one in levels_at(view, moment))
    return tuple(one for one, times in held.items() if times >= MANY)


def _said(view: View, level: ServiceLevel) -> str:
    return sentence(view.told(level_sentence(level)))


def _own(view: View, moment: Moment, common: tuple[ServiceLevel, ...]) -> Own:
    sheet = sheet_of(view, moment)
    return Own(
        code=moment.code,
        name=moment.name,
        wanted=sheet.feeling_wanted,
        do=tuple(filter(str.strip, sheet.do))[:MOST_DEEDS],
        dont=tuple(filter(str.strip, sheet.dont))[:MOST_LEFT],
        say=tuple(filter(str.strip, sheet.say))[:MOST_SAID],
        levels=tuple(_said(view, one) for one in levels_at(view, moment) if one not in common),
    )


def draw(job: Job) -> bytes:
    """Return a sheet a role as a PDF."""
    sheets = desk_sheets(job.view)
    if not sheets:
        raise NothingYet(
            told(
                "No role owns a moment of truth yet, and none has a freedom to act. Name the "
                "owner of a moment in “Moments of truth”."
            ),
            "moments",
        )
    held = {f"desk_{n}": one for n, one in enumerate(sheets, 1)}
    for space in (Space.ENOUGH, Space.SCARCE):
        made = build_paged(_document(job, held), job.look)
        cramped = {part.key for part in made.stretches if part.pages > 1}
        if not cramped:
            return made.content
        held |= {key: replace(held[key], space=space) for key in cramped}
    return build_paged(_document(job, held), job.look).content


def _document(job: Job, sheets: dict[str, DeskSheet]) -> Document:
    template = "pack/desk_sheet.xml.j2"
    leaves = [Leaf(key, one.role, template, one) for key, one in sheets.items()]
    return replace(job.document, sections=sections(job, leaves))


OUTPUT = Output(
    key="desk_sheets",
    name="Desk sheets, one for each role",
    about="A page for each role: its moments, its levels, what it may decide",
    shelf="people",
    title="Desk sheets",
    audience="staff",
    papers=("A4", "Letter"),
    sections=("moments", "service_levels", "freedom"),
    draw=draw,
)

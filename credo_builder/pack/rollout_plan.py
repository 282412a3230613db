"""The roll-out plan: a letter to our people, and who brings the credo to whom, and when."""

from __future__ import annotations

import datetime as dt

from credo_builder.chapters.credo import Credo
from credo_builder.chapters.governance import Governance
from credo_builder.chapters.organisation import Role
from credo_builder.chapters.recognition import PeopleCommitment
from credo_builder.compose.view import View
from credo_builder.domain.wording import listed, sentence
from credo_builder.errors import NothingYet
from credo_builder.i18n import told
from credo_builder.pack.base import Job, Output
from credo_builder.pack.desk_sheets import desk_sheets
from credo_builder.pack.written import Leaf, written
from credo_builder.values import dataclass

MOST_LINES = 7
"""Lines of the credo a letter repeats."""
MOST_OURS = 3
"""Commitments to our people that it repeats; the others stand in the service credo."""


@dataclass(frozen=True)
class LaunchStep:
    """One step of the launch; *day* is empty while none is set."""

    day: str
    what: str
    who: str
    channel: str


@dataclass(frozen=True)
class Launch:
    """What letter and plan print."""

    motto: str
    belief: str
    lines: tuple[str, ...]
    ours: tuple[str, ...]
    steps: tuple[LaunchStep, ...]
    huddle: tuple[str, ...]
    owner: str
    signed_by: str
    signed_as: str
    without_sheet: str

    @property
    def dated(self) -> tuple[LaunchStep, ...]:
        """The steps that have a day."""
        return tuple(one for one in self.steps if one.day)


def launch(view: View) -> Launch:
    """Return letter and plan of the project, its steps by day."""
    credo, governed = view.one(Credo), view.one(Governance)
    steps = sorted(governed.rollout, key=lambda one: one.when or dt.date.max)
    commitments = [one.text for one in view.of(PeopleCommitment) if one.text.strip()][:MOST_OURS]
    return Launch(
        motto=credo.motto.strip(),
        belief=credo.belief_paragraph.strip(),
        lines=tuple(one.text for one in credo.lines if one.text.strip())[:MOST_LINES],
        ours=tuple(
            sentence(text) for text in (credo.employee_promise, *commitments) if text.strip()
        ),
        steps=tuple(
            LaunchStep(view.date(one.when), one.what, view.role(one.who), one.channel)
            for one in steps
            if one.what.strip()
        ),
        huddle=tuple(filter(str.strip, governed.huddle_rota)),
        owner=view.role(governed.owner_role),
        signed_by=view.person(governed.approver_role),
        signed_as=view.role(governed.approver_role),
        without_sheet=_without_sheet(view),
    )


def _without_sheet(view: View) -> str:
    """Return the names of the roles that have no desk sheet, in a row."""
    held = {one.role for one in desk_sheets(view)}
    names = [one.name.strip() for one in view.of(Role) if one.name not in held]
    return listed([view.fill(name) for name in names if name], view.say("and"))


def draw(job: Job) -> bytes:
    """Return letter and plan as a PDF."""
    page = launch(job.view)
    if not (page.motto or page.lines):
        raise NothingYet(
            told(
                "There is no credo to bring to your people yet. Write its motto, or a line of it."
            ),
            "credo",
        )
    return written(
        job,
        [
            Leaf("letter", "How we want to serve", "pack/launch_letter.xml.j2", page),
            Leaf("plan", "Bringing it to everyone", "pack/rollout.xml.j2", page),
        ],
    )


OUTPUT = Output(
    key="rollout_plan",
    name="Roll-out plan and letter",
    about="A letter to everyone, and who brings it to whom on which day",
    shelf="people",
    title="Roll-out plan and letter",
    audience="staff",
    papers=("A4", "Letter"),
    sections=("credo", "review"),
    draw=draw,
)

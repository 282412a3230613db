"""The training plan: the seven points at a glance, and a sheet to lead each session by."""

from __future__ import annotations

from credo_builder.chapters.learning import LearningTime, TrainingModule
from credo_builder.chapters.organisation import Role
from credo_builder.compose.sections.practice import learning
from credo_builder.compose.session_sheets import SessionSheet, session_sheets
from credo_builder.compose.view import View
from credo_builder.domain.terms import label
from credo_builder.domain.wording import listed
from credo_builder.errors import OutputRefused
from credo_builder.i18n import told
from credo_builder.pack.base import Job, Output
from credo_builder.pack.written import Leaf, written
from credo_builder.values import dataclass


@dataclass(frozen=True)
class Step:
    """One part of a session: from which minute to which, and what is done."""

    minutes: str
    words: str


@dataclass(frozen=True)
class Session:
    """One session, its words ready to be printed."""

    number: int
    point: str
    minutes: int
    trainer: str
    audience: str
    when: str
    objective: str
    is_proposed: bool
    know: tuple[str, ...]
    able: tuple[str, ...]
    opening: str
    steps: tuple[Step, ...]
    needs: tuple[str, ...]
    ours: tuple[str, ...]
    missing: str
    ending: str
    evidence: str


def _session(view: View, sheet: SessionSheet) -> Session:
    module = next((m for m in view.of(TrainingModule) if m.point == sheet.point), None)
    roles = view.linked(Role, module.audience) if module else ()
    everyone = len(roles) == len(view.of(Role))
    return Session(
        number=sheet.point.number,
        point=view.say(sheet.point.label),
        minutes=sheet.minutes,
        trainer=view.role(module.trainer_role) if module else "",
        audience=_named(view, () if everyone else roles),
        when=view.say(label(LearningTime, module.when)) if module and module.when else "",
        objective=view.told(sheet.objective),
        is_proposed=sheet.is_proposed,
        know=_told(view, sheet.know),
        able=_told(view, sheet.able),
        opening=view.told(sheet.opening),
        steps=_steps(view, sheet),
        needs=_told(view, sheet.needs),
        ours=_told(view, sheet.ours),
        missing=view.told(sheet.missing) if sheet.missing else "",
        ending=view.told(sheet.ending),
        evidence=view.told(sheet.evidence),
    )


def _named(view: View, roles: tuple[Role, ...]) -> str:
    """Return the names of *roles* in a row; without any it is for everyone."""
    return listed([one.name for one in roles], view.say("and")) or view.say("Everyone")


def _told(view: View, lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(view.told(one) for one in lines)


def _steps(view: View, sheet: SessionSheet) -> tuple[Step, ...]:
    """Return the steps with the minutes they run from and to."""
    made, begun = [], 0
    for one in sheet.steps:
        made.append(Step(f"{begun}–{begun + one.minutes}", view.told(one.words)))
        begun += one.minutes
    return tuple(made)


def draw(job: Job) -> bytes:
    """Return the plan and its eight sheets as a PDF."""
    view = job.view
    sheets = session_sheets(view.project)
    plan = learning(view)
    if plan is None and not any(one.ours for one in sheets):
        raise OutputRefused(
            told(
                "There is nothing of your own to teach yet. Write down a promise, a moment of "
                "truth or a freedom to act, and the sessions have something to speak of."
            ),
            "learning",
        )
    leaves = []
    if plan is not None:
        leaves.append(Leaf("learning", "Training plan", "policy_document/learning.xml.j2", plan))
    for sheet in sheets:
        session = _session(view, sheet)
        title = view.told(sheet.title)
        leaves.append(Leaf(f"session_{sheet.point}", title, "pack/session.xml.j2", session))
    return written(job, leaves)


OUTPUT = Output(
    key="training_plan",
    name="Training plan with session sheets",
    title="Learning to serve: plan and sessions",
    audience="staff",
    papers=("A4", "Letter"),
    sections=("learning",),
    draw=draw,
)

"""The training plan: the seven points at a glance, and two sheets for each session.

One is to lead it by, the other for everyone who takes part, to write on and to keep.
"""

from __future__ import annotations

from credo_builder.chapters.learning import LearningTime, TrainingModule
from credo_builder.chapters.organisation import Role
from credo_builder.compose.sections.practice import learning
from credo_builder.compose.session_sheets import SessionSheet, session_sheets
from credo_builder.compose.view import View
from credo_builder.domain.terms import label
from credo_builder.domain.wording import listed
from credo_builder.errors import NothingYet
from credo_builder.i18n import told
from credo_builder.pack.base import Job, Output
from credo_builder.pack.session_practice import Practice, practice
from credo_builder.pack.written import Leaf, written
from credo_builder.values import dataclass

MOST_OF_OURS = 420
"""Letters of our own on the page to lead by; more stand on the sheet of those who take part."""
MOST_BESIDE_A_TABLE = 930
"""Letters of our own on that sheet above the table; after more it begins a page."""
_LINE = 45
"""Letters that a line counts for at least."""


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
    practice: Practice

    @property
    def is_long(self) -> bool:
        """Whether what is our own takes too much room for the page to lead by."""
        return self._letters > MOST_OF_OURS

    @property
    def is_longer(self) -> bool:
        """Whether it leaves no room for the table on the page of those who take part."""
        return self._letters > MOST_BESIDE_A_TABLE

    @property
    def _letters(self) -> int:
        return sum(max(_LINE, len(one)) for one in self.ours)

    @property
    def halves(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What is our own, in two columns."""
        weights = [max(_LINE, len(one)) for one in self.ours]
        cuts = range(len(weights) + 1)
        half = min(cuts, key=lambda cut: (abs(sum(weights[:cut]) - sum(weights[cut:])), -cut))
        return self.ours[:half], self.ours[half:]


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
        practice=practice(view, sheet.point),
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
        raise NothingYet(
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
        mine = view.say("My sheet: {point}", point=session.point)
        leaves.append(Leaf(f"own_{sheet.point}", mine, "pack/session_own.xml.j2", session))
    return written(job, leaves)


OUTPUT = Output(
    key="training_plan",
    name="Training plan with session sheets",
    about="Eight sessions with their aims, and a sheet to lead each of them by",
    shelf="people",
    title="Learning to serve: plan and sessions",
    audience="staff",
    papers=("A4", "Letter"),
    sections=("learning",),
    draw=draw,
)

"""The appraisal form: two people look at the same things, each alone, and then together."""

from __future__ import annotations

import re

from credo_builder.chapters.recognition import AppraisalCriterion, PeopleCommitment
from credo_builder.compose.view import View
from credo_builder.domain.quantities import number
from credo_builder.errors import NothingYet
from credo_builder.i18n import told
from credo_builder.pack.base import Job, Output
from credo_builder.pack.written import Leaf, written
from credo_builder.values import dataclass

MOST_COMMITMENTS = 4
"""What we promise our people is asked about so far; more would push the talk off the page."""

Pictures = tuple[tuple[int, str], ...]
"""What 1, 3 and 5 look like; those nobody described are left out."""


@dataclass(frozen=True)
class Looked:
    """One thing to look at, with the key its fields are named by."""

    key: str
    title: str
    weight: str
    evidence: str
    anchors: Pictures


@dataclass(frozen=True)
class Kept:
    """One thing we promise our people, with the key of its field."""

    key: str
    text: str


@dataclass(frozen=True)
class AppraisalForm:
    """What the form prints; *shared* are the pictures where all criteria have the same."""

    criteria: tuple[Looked, ...]
    shared: Pictures
    commitments: tuple[Kept, ...]


def appraisal_form(view: View) -> AppraisalForm | None:
    """Return what the form prints; None without anything to look at."""
    held = [one for one in view.of(AppraisalCriterion) if one.title.strip()]
    if not held:
        return None
    pictures = [_pictures(one) for one in held]
    alike = len(held) > 1 and len(set(pictures)) == 1
    commitments = [one for one in view.of(PeopleCommitment) if one.text.strip()]
    return AppraisalForm(
        criteria=tuple(
            Looked(
                key=field_key(one.code, place),
                title=one.title,
                weight="" if one.weight is None else number(one.weight),
                evidence=one.evidence,
                anchors=() if alike else pictures[place - 1],
            )
            for place, one in enumerate(held, 1)
        ),
        shared=pictures[0] if alike else (),
        commitments=tuple(
            Kept(str(place), one.text)
            for place, one in enumerate(commitments[:MOST_COMMITMENTS], 1)
        ),
    )


def field_key(code: str, place: int) -> str:
    """Return by which key the fields of a record are named: its code, or else its *place*."""
    return code if re.fullmatch(r"[A-Za-z0-9]+", code) else str(place)


def _pictures(criterion: AppraisalCriterion) -> Pictures:
    said = ((1, criterion.anchors.one), (3, criterion.anchors.three), (5, criterion.anchors.five))
    return tuple((mark, words.strip()) for mark, words in said if words.strip())


def draw(job: Job) -> bytes:
    """Return the form as a PDF with fields."""
    page = appraisal_form(job.view)
    if page is None:
        raise NothingYet(
            told(
                "Nothing is written down yet that an appraisal looks at. Add two or three "
                "criteria in “Appraisal and thanks”."
            ),
            "appraisal_criteria",
        )
    return written(job, [Leaf("appraisal", OUTPUT.title, "pack/appraisal.xml.j2", page)])


OUTPUT = Output(
    key="appraisal",
    name="Appraisal form",
    about="Two views side by side, to be filled in on screen or by hand",
    shelf="people",
    title="Talking about your work",
    audience="staff",
    papers=("A4", "Letter"),
    sections=("recognition",),
    draw=draw,
    is_form=True,
)

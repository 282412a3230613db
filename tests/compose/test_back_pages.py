"""What the pages on policies, results, learning and chains say, edition by edition."""

from __future__ import annotations

from dataclasses import replace

import pytest
from compose_samples import ISSUED, Writer, amount

from credo_builder.chapters.barriers import Barrier
from credo_builder.chapters.expectations import Expectation
from credo_builder.chapters.governance import Governance
from credo_builder.chapters.learning import LearningTime, ServicePoint, TrainingModule
from credo_builder.chapters.monitoring import Measure, MeasureGroup, MeasureResult
from credo_builder.chapters.organisation import Role
from credo_builder.chapters.policies import EmpathyCheck, EmpathyResult, Policy
from credo_builder.compose.composer import compose
from credo_builder.compose.document import (
    Callout,
    Entry,
    Figure,
    Paragraph,
    Table,
    Text,
    plain,
    walk,
)
from credo_builder.domain.settings import Waiver
from credo_builder.render.pdf.wording import ENGLISH


def blocks(project, edition, key):
    found = next(s for s in compose(project, edition).sections if s.key == key)
    return list(walk(found.blocks))


def figures(project, key):
    return [b for b in blocks(project, "staff", key) if isinstance(b, Figure)]


@pytest.mark.parametrize(
    ("passed", "title", "mark"),
    [
        (EmpathyResult.YES, "Empathy checked", "checked"),
        (EmpathyResult.NEEDS_CHANGE, "Needs a change", "change"),
        (EmpathyResult.NOT_DONE, "Empathy check not done", "undone"),
        ("sometimes", "Empathy check not done", "undone"),
    ],
)
def test_an_empathy_check_has_a_mark_and_words(passed, title, mark):
    """What the check showed is drawn and said; an unknown answer is none."""
    grown = Writer()
    grown.add(Policy(title="Held tables", empathy_check=EmpathyCheck(passed=passed)))
    found = blocks(grown.project, "staff", "policies")
    marked = next(b for b in found if isinstance(b, Callout) and b.mark)

    assert (title, mark) == (marked.title, marked.mark)


def expectation_set_aside():
    grown = Writer()
    held = grown.add(Expectation(text="They remember me", importance=5, performance_now=1))
    waiver = Waiver(
        rule="EXP-01", record=held.id, reason="It would spoil it.", by="Maya", on=ISSUED
    )
    settings = replace(grown.project.settings, waivers=(waiver,))
    return replace(grown.project, settings=settings)


def cell_of_promise(edition):
    """Return the words under "We promise" of the only chain."""
    found = blocks(expectation_set_aside(), edition, "traceability")
    table = next(b for b in found if isinstance(b, Table))
    inside = walk(table.groups[0].rows[0].cells[2])
    return [plain(b.spans) for b in inside if isinstance(b, Paragraph)]


def test_an_accepted_gap_is_no_open_gap_in_any_edition():
    """Staff read that it was set aside; where the reason stands only the full edition tells."""
    assert ["Set aside"] == cell_of_promise("staff")
    assert cell_of_promise("full")[0].startswith("Set aside, see F")


def test_the_reason_for_an_accepted_gap_stays_in_the_full_edition():
    """Neither the reason nor whoever accepted it is printed for staff."""
    words = {
        edition: " ".join(
            span.text
            for section in compose(expectation_set_aside(), edition).sections
            for block in walk(section.blocks)
            if isinstance(block, Paragraph)
            for span in block.spans
            if isinstance(span, Text)
        )
        for edition in ("staff", "full")
    }

    assert "It would spoil it." in words["full"]
    assert "It would spoil it." not in words["staff"]
    assert "Maya" not in words["staff"]


def test_open_barriers_are_named_only_where_they_are_printed():
    """Barriers belong to the full edition, and so do the codes that lead to them."""
    grown = Writer()
    grown.add(Governance(owner_role=grown.add(Role(name="Host")).id))
    code = grown.add(Barrier(text="One card reader")).code
    told = {
        edition: [
            span.text
            for block in blocks(grown.project, edition, "review")
            if isinstance(block, Paragraph)
            for span in block.spans
            if isinstance(span, Text) and span.code
        ]
        for edition in ("staff", "full")
    }

    assert {"staff": [], "full": [code]} == told


def watched(*results):
    grown = Writer()
    limits = {"green": amount(90, "percent"), "amber": amount(80, "percent")}
    grown.add(Measure(name="Greeted", group=MeasureGroup.FEEL, results=results, **limits))
    return grown.project


def test_results_stand_beside_their_measure():
    """The latest result has its state; the line before it ends there."""
    results = tuple(
        MeasureResult(period=f"2026-{month:02d}", value=amount(value, "percent"))
        for month, value in ((8, 70), (9, 85), (10, 91))
    )
    (trend,) = figures(watched(*results), "monitoring")
    latest = trend.data[-1]

    assert ("green", "G", "91 %") == (latest.kind, latest.label, latest.note)
    assert [70.0, 85.0, 91.0] == [d.value for d in trend.data if not d.kind]
    assert "September 2026 85 % (amber)" in trend.alt


def test_without_results_nothing_is_drawn_of_them():
    """A plan that has not begun keeps its columns for the plan."""
    assert [] == figures(watched(), "monitoring")


@pytest.mark.parametrize(
    ("when", "weeks", "alt"),
    [
        (LearningTime.INDUCTION, 1, "First days"),
        (LearningTime.WITHIN_30_DAYS, 4, "First month"),
        (LearningTime.YEARLY, 0, "Every year"),
    ],
)
def test_weeks_of_learning_end_when_the_module_is_due(when, weeks, alt):
    """The first cells are filled, as far as the module's time goes."""
    grown = Writer()
    grown.add(TrainingModule(point=ServicePoint.ENERGY, title="Pace", when=when))
    (found,) = figures(grown.project, "learning")
    filled = [d.value for d in found.data]

    assert [1.0] * weeks + [0.0] * (12 - weeks) == filled
    assert alt == found.alt


def test_the_slip_names_organisation_and_edition():
    """What is cut off tells by itself which document it acknowledges."""
    grown = Writer()
    settings = replace(grown.project.settings, edition="2.0")
    project = replace(grown.project, settings=settings)
    slip = next(
        b
        for b in blocks(project, "staff", "acknowledgement")
        if isinstance(b, Entry) and b.rule == "cut"
    )

    assert "Our organisation Edition 2.0" in [
        plain(b.spans) for b in slip.side if isinstance(b, Paragraph)
    ]


def test_the_renderer_is_given_every_fixed_word():
    """Nothing that the renderer prints itself stays in English for want of a translation."""
    assert set(ENGLISH) == set(compose(Writer().project, "staff").words)

"""Forms of the pack: their fields by name, filled in and read again."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pypdf
import pytest

from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.mindset import MindsetResponse
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.recognition import AppraisalCriterion
from credo_builder.chapters.statements import LEADERS_STATEMENTS, STATEMENTS
from credo_builder.compose.view import View
from credo_builder.domain.project import Project
from credo_builder.domain.terms import Edition
from credo_builder.errors import OutputRefused
from credo_builder.pack import OUTPUTS, make
from credo_builder.pack.coaching import coaching_sheets
from credo_builder.pack.mindset import result_page

FORMS = [one.key for one in OUTPUTS if one.is_form]


def fields(content):
    """Return the fields of a form by name."""
    return pypdf.PdfReader(BytesIO(content)).get_fields()


def filled(content, **values):
    """Return a form with fields filled in, saved and read again."""
    writer, file = pypdf.PdfWriter(clone_from=BytesIO(content)), BytesIO()
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize("key", FORMS)
def test_every_field_of_a_form_says_what_it_is_for(larder_lane, reading, key):
    """Each has a name for programs and words for people who listen."""
    found = fields(make(reading.output(key), larder_lane))

    assert found
    assert [] == [name for name, one in found.items() if not one.get("/TU", "").strip()]
    assert [] == [name for name in found if not name.replace("_", "").isalnum()]


def test_an_appraisal_asks_both_about_every_criterion(larder_lane, reading):
    """Own view, manager's view and what was seen, for each, on two pages."""
    content = make(reading.output("appraisal"), larder_lane)
    found = fields(content)

    for criterion in larder_lane.of(AppraisalCriterion):
        for who in ("own", "manager"):
            assert ["/1", "/2", "/3", "/4", "/5"] == found[f"{who}_{criterion.code}"]["/_States_"]
        assert f"evidence_{criterion.code}" in found
    assert 2 == len(pypdf.PdfReader(BytesIO(content)).pages)


def test_a_filled_appraisal_keeps_marks_and_words(larder_lane, reading):
    """What two people typed is there when the file is opened again, and can be seen."""
    values = {"name": "Zoë Größ", "own_A1": "/4", "manager_A1": "/5", "keep": "Says hello first"}

    done = filled(make(reading.output("appraisal"), larder_lane), **values)
    kept = fields(done)
    assert values == {name: kept[name]["/V"] for name in values}
    assert "Zoë Größ" in reading.text(done)


def test_pictures_that_are_the_same_for_all_are_told_once(larder_lane, reading):
    """Six criteria with the same 1, 3 and 5 do not repeat them six times."""
    held = larder_lane.of(AppraisalCriterion)
    project = larder_lane
    for one in held:
        project = project.put(replace(one, anchors=held[0].anchors))

    said = reading.text(make(reading.output("appraisal"), project))
    assert 1 == said.count(held[0].anchors.five.rstrip("."))


def test_a_coaching_sheet_is_a_page_for_each_critical_moment(larder_lane, reading):
    """It names what to look for, and its fields are named by the moment."""
    sheets = coaching_sheets(View(larder_lane, Edition.STAFF))
    content = make(reading.output("coaching"), larder_lane)
    found = fields(content)

    critical = [m.code for m in larder_lane.of(Moment) if m.is_critical]
    assert sorted(critical) == sorted(one.key for one in sheets)
    assert len(sheets) == len(pypdf.PdfReader(BytesIO(content)).pages)
    for one in sheets:
        assert len(one.do) == sum(name.startswith(f"{one.key}_do") for name in found)
        assert {f"{one.key}_keep", f"{one.key}_try"} <= set(found)


def test_a_moment_without_deeds_is_watched_by_the_values(larder_lane):
    """In Quick nobody says what is done at a moment; the values say what one would see."""
    project = Project(project_id="prj_new")
    project = project.put(Moment(id="mom_1", code="M1", name="The door", critical=True))
    value = CoreValue(id="val_1", code="V1", name="Welcome", behaviours_do=("Look up", "Smile"))

    assert () == coaching_sheets(View(project, Edition.STAFF))
    (sheet,) = coaching_sheets(View(project.put(value), Edition.STAFF))
    assert ("Look up", "Smile") == sheet.do


def test_the_survey_asks_every_statement_once(larder_lane, reading):
    """A field for each of the twenty and the six, five circles each."""
    found = fields(make(reading.output("mindset_survey"), larder_lane))

    asked = [one.id for one in (*STATEMENTS, *LEADERS_STATEMENTS)]
    assert {5} == {len(found[one]["/_States_"]) for one in asked}


def test_the_result_needs_three_answers(larder_lane, reading):
    """Of fewer, one could tell whose they are."""
    answers = larder_lane.of(MindsetResponse)
    few = larder_lane
    for one in answers[2:]:
        few = few.remove(one.id)

    assert result_page(View(larder_lane, Edition.STAFF)) is not None
    with pytest.raises(OutputRefused, match="Three answers"):
        make(reading.output("mindset_result"), few)


def test_the_result_tells_nothing_of_one_person(larder_lane, reading):
    """Neither what a sheet was called nor what was added stands in it, in any edition."""
    said = " ".join(
        reading.text(make(reading.output("mindset_result"), larder_lane, edition="full")).split()
    )

    for one in larder_lane.of(MindsetResponse):
        for text in (one.comment.strip(), one.respondent.strip()):
            assert not text or " ".join(text.split()) not in said


def test_the_result_claims_no_more_than_it_is(larder_lane, reading):
    """A picture to talk about is called one."""
    said = " ".join(reading.text(make(reading.output("mindset_result"), larder_lane)).split())

    assert "not a tested instrument" in said


@pytest.mark.parametrize("key", ["appraisal", "coaching"])
def test_a_form_without_questions_is_refused(reading, key):
    """The refusal names the step where to begin."""
    with pytest.raises(OutputRefused, match=r"“[A-Z]"):
        make(reading.output(key), Project(project_id="prj_new"))


@pytest.mark.parametrize("key", FORMS)
def test_no_form_is_for_everyone(larder_lane, reading, key):
    """What our people fill in is not handed out in the public edition."""
    with pytest.raises(OutputRefused, match="staff edition"):
        make(reading.output(key), larder_lane, edition="public")

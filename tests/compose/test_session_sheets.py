"""Session sheets: complete on any project, on time, and in the organisation's own words."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from credo_builder.app import starters
from credo_builder.chapters.barriers import Barrier
from credo_builder.chapters.learning import ServicePoint, TrainingModule, default_modules
from credo_builder.compose.session_sheets import session_sheet, session_sheets
from credo_builder.compose.view import View
from credo_builder.domain.project import Project
from credo_builder.domain.terms import Edition, Visibility

MADE = {
    "example": starters.example,
    "restaurant": lambda: starters.load("restaurant_cafe"),
    "internal": lambda: starters.load("internal_service_team"),
    "empty": Project,
}


@pytest.fixture(params=MADE, scope="module")
def project(request):
    return MADE[request.param]()


@pytest.fixture(scope="module")
def example():
    return starters.example()


def texts(sheet):
    """Return every text of *sheet* that may not be blank, and what it says is missing."""
    found = []
    for field in fields(sheet):
        held = getattr(sheet, field.name)
        if field.name == "missing":
            found += [held] if held else []
        elif field.name == "steps":
            found += [step.words for step in held]
        elif isinstance(held, tuple):
            found += held
        elif isinstance(held, str) and field.name != "point":
            found.append(held)
    return found


def test_every_sheet_is_whole(project):
    """No text is blank, nor is a list of what to know, to do or to bring."""
    for sheet in session_sheets(project):
        assert [] == [words for words in texts(sheet) if not words.strip()]
        assert sheet.know
        assert sheet.able
        assert sheet.needs


def test_minutes_add_up(project):
    """The three to five parts of a session take the time its module has."""
    for sheet in session_sheets(project):
        minutes = [step.minutes for step in sheet.steps]

        assert sheet.minutes == sum(minutes)
        assert 3 <= len(minutes) <= 5
        assert min(minutes) >= 1


def test_no_placeholder_is_left_once_words_are_filled(project):
    """Filled with the words of the project, no sentence holds a brace."""
    view = View(project, Edition.STAFF)
    said = [view.say(words) for sheet in session_sheets(project) for words in texts(sheet)]

    assert [] == [words for words in said if "{" in words or "}" in words]


@pytest.mark.parametrize("minutes", range(1, 241))
def test_any_length_is_shared_out_whole(minutes):
    """However short or long the module, its parts add up, and practice has the most."""
    module = replace(default_modules()[0], minutes=minutes)
    steps = session_sheet(Project().put(module), ServicePoint.MINDSET).steps

    assert minutes == sum(step.minutes for step in steps)
    assert min(5, minutes) == len(steps)
    assert max(step.minutes for step in steps) in [
        step.minutes for step in steps if step.words.startswith("Practise: ")
    ]


@pytest.mark.parametrize(
    ("point", "line"),
    [
        (ServicePoint.MINDSET, "From “They see I am busy” to “One look: I have seen you”."),
        (ServicePoint.LEVELS, "The first minute at the door: "),
        (ServicePoint.LEVELS, "It keeps this promise: “We will greet you within a minute.”"),
        (
            ServicePoint.EMOTIONS,
            "Asking for the bill: people feel trapped today, and we want them to feel in control.",
        ),
        (ServicePoint.ENERGY, "The first minute at the door: 1020 times a month."),
        (ServicePoint.CONFIDENCE, "You can count on this from us: "),
        (ServicePoint.CONFIDENCE, "Guests can count on this: You can ask what is in any dish."),
        (ServicePoint.RISK, " may: Replace any dish or drink; Move a table; "),
        (ServicePoint.RISK, " may spend up to £25 on one case."),
        (ServicePoint.RISK, "Guess about an allergen; Serve against the law."),
        (ServicePoint.COMPONENTS, ": 3 expectations stand under it."),
        (ServicePoint.EMPATHY, "How far: To 30 minutes, without asking."),
    ],
)
def test_the_example_speaks_of_its_own_place(example, point, line):
    """Each session of the finished example is filled with what that restaurant decided."""
    view = View(example, Edition.STAFF)
    said = [view.say(words) for words in session_sheet(example, point).ours]

    assert any(line in words for words in said), said


def test_sheets_of_the_example_are_its_own_modules(example):
    """Titles and minutes are those the organisation gave, in the order of the points."""
    own = [(m.title, m.minutes) for m in example.of(TrainingModule)]

    assert own == [(sheet.title, sheet.minutes) for sheet in session_sheets(example)]
    assert not any(sheet.is_proposed or sheet.missing for sheet in session_sheets(example))


def test_a_sheet_without_own_words_says_what_to_fill_in():
    """An empty project has eight proposed sheets, each with a line on what is missing where."""
    sheets = session_sheets(Project())

    assert [m.title for m in default_modules()] == [sheet.title for sheet in sheets]
    assert all(sheet.is_proposed and not sheet.ours for sheet in sheets)
    assert all("“" in sheet.missing for sheet in sheets)
    assert len(sheets) == len({sheet.missing for sheet in sheets})


def test_what_an_own_module_leaves_open_is_proposed():
    """A module with nothing but a title takes the rest from our proposal."""
    project = Project().put(TrainingModule(point=ServicePoint.RISK, title="Go on"))
    sheet = session_sheet(project, ServicePoint.RISK)
    usual = default_modules()[ServicePoint.RISK.number]

    assert ("Go on", usual.objective, usual.minutes) == (
        sheet.title,
        sheet.objective,
        sheet.minutes,
    )
    assert (usual.knowledge, usual.skills, usual.evidence) == (
        sheet.know,
        sheet.able,
        sheet.evidence,
    )


def test_nothing_private_is_told():
    """A barrier only for us gives no thought to a sheet that people keep."""
    barrier = Barrier(text="It rains", thought_from="Old", thought_to="New")
    open_to_staff = Project().put(barrier)
    private = Project().put(replace(barrier, visibility=Visibility.PRIVATE))

    assert 1 == len(session_sheet(open_to_staff, ServicePoint.MINDSET).ours)
    assert () == session_sheet(private, ServicePoint.MINDSET).ours

"""Drafts on the page of the credo, in four voices, and lines whose roots changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from credo_builder.chapters.branding import Brand
from credo_builder.chapters.credo import Credo
from credo_builder.chapters.promises import Promise
from credo_builder.chapters.service_levels import ServiceLevel


@pytest.fixture
def page(example):
    """Return the page of the example's credo, with nothing but its motto and lines left."""
    example.go_to("credo")
    page = example.area.page
    project = page.workspace.project
    bare = replace(
        project.one(Credo),
        belief_paragraph="",
        steps_of_service=(),
        employee_promise="",
        pledge="",
    )
    page.workspace.edit(project.put(bare), "Begin")
    return page


def press(widget, name):
    """Press the button that screen readers call *name*."""
    found = [b for b in widget.findChildren(QAbstractButton) if b.accessibleName() == name]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def words_in(widget):
    return " ".join(one.text() for one in widget.findChildren(QLabel))


def credo(page):
    return page.workspace.project.one(Credo)


def reword(page):
    """Link the first line anew, so that it is known what it grew from; then change P3."""
    line, *rest = credo(page).lines
    fresh = replace(line, text="Nobody waits to be seen.")
    page.workspace.edit(
        page.workspace.project.put(replace(credo(page), lines=(fresh, *rest))), "Edit"
    )
    promise = next(p for p in page.workspace.project.of(Promise) if p.code == "P3")
    told = replace(promise, text="We will greet you within two minutes.")
    page.workspace.edit(page.workspace.project.put(told), "Reword")


def test_drafts_speak_in_the_voice_that_is_chosen(page):
    """The brand's voice comes first; choosing another changes no answer."""
    before = page.workspace.project
    warm = words_in(page.unsaid)
    page.unsaid.voice.setCurrentIndex(2)

    assert "Warm" == page.unsaid.voice.itemText(1)
    assert "And we believe that guests may ask anything" in warm
    assert "and that guests may ask anything" in words_in(page.unsaid)
    assert before is page.workspace.project


def test_the_voice_of_the_brand_is_followed(page):
    """A new voice on the page of the look is the voice of the drafts."""
    brand = replace(page.workspace.project.one(Brand), voice="lively")
    page.workspace.edit(page.workspace.project.put(brand), "Choose a voice")

    assert "Lively" == page.unsaid.voice.currentText()


@pytest.mark.parametrize(
    ("prompt", "field"),
    [
        ("We believe …", "belief_paragraph"),
        ("Steps of service", "steps_of_service"),
        ("What do we promise each other?", "employee_promise"),
        ("Pledge", "pledge"),
    ],
)
def test_one_press_takes_a_draft_and_one_undo_takes_it_back(page, prompt, field):
    """The draft goes into its field with a note of its roots, and is then no longer offered."""
    before = page.workspace.project
    press(page.unsaid, f"Use the draft: {prompt}")
    taken = getattr(credo(page), field)
    offered = [part.field for part in page.unsaid._parts]
    page.workspace.session.undo()

    assert taken
    assert field not in offered
    assert before.one(Credo) == credo(page)


def test_drafts_of_what_is_written_are_shown_on_request(page):
    """The motto has words already; its draft comes on a press, and replaces them in one step."""
    hidden = [part.field for part in page.unsaid._parts]
    page.unsaid.others.click()
    press(page.unsaid, "Use the draft: Motto")

    assert "motto" not in hidden
    assert "We’re here so that you leave welcomed and unhurried." == credo(page).motto
    page.workspace.session.undo()
    assert "Sit down. We were expecting you." == credo(page).motto


def test_a_changed_root_marks_its_line(page):
    """The mark says which root changed, what it says now, and how the line would read."""
    reword(page)

    told = words_in(page.changed)
    assert page.changed.isVisible()
    assert "Line 1: its root changed. P3 now says “We will greet you within two minutes.”" in told
    assert "The draft now: “We’ll greet you within two minutes.”" in told
    assert "changed: " in page.lines_editor.rows.rows[0].roots.accessibleName()


def test_keeping_our_words_takes_the_mark_away(page):
    """The line stays as it is, and undo brings the mark back."""
    reword(page)
    before = credo(page)
    press(page.changed, "Keep ours: Line 1")

    assert not page.changed.isVisible()
    assert before == credo(page)
    page.workspace.session.undo()
    assert page.changed.isVisible()


def test_the_new_draft_takes_the_place_of_a_marked_line(page):
    """One press renews the line and its note; one undo brings both back."""
    reword(page)
    before = credo(page)
    press(page.changed, "Take the new draft: Line 1")

    assert "We’ll greet you within two minutes." == credo(page).lines[0].text
    assert not page.changed.isVisible()
    page.workspace.session.undo()
    assert before == credo(page)


def test_own_words_of_a_level_are_marked_when_its_figure_changes(example):
    """The head of the level says what its fields say now; keeping ours takes the mark away."""
    example.go_to("service_levels")
    page = example.area.page
    level = replace(page.level, sentence="A reply the same morning.")
    page.workspace.edit(page.workspace.project.put(level), "Edit")
    hidden = page.above.stale.isVisible()
    one = replace(level, target=replace(level.target, value=level.target.value + 1))
    page.workspace.edit(page.workspace.project.put(one), "Edit")

    assert not hidden
    assert "3 hours" in page.above.stale._text.text()
    press(page.above.stale, "Keep ours")
    assert not page.above.stale.isVisible()
    assert (
        "A reply the same morning." == page.workspace.project.find(ServiceLevel, level.id).sentence
    )

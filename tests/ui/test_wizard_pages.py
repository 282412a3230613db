"""Every step opens in Quick and in Full, with a named widget for every question."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from credo_builder.chapters import CHAPTERS
from credo_builder.chapters.monitoring import Measure
from credo_builder.chapters.promises import PromiseDoor
from credo_builder.domain import questions as q
from credo_builder.domain.questions import ask, asked
from credo_builder.domain.records import all_questions
from credo_builder.domain.shapes import Shape
from credo_builder.ui.editors import EDITORS
from credo_builder.ui.packing import packed
from credo_builder.ui.page import StepPage
from credo_builder.ui.steps import MARKS, full_steps, quick_steps

QUICK = [step.key for step in quick_steps()]
CHAPTER_KEYS = [chapter.key for chapter in CHAPTERS]
LOUD = ("Button", "CheckBox", "ComboBox", "EditableText", "List", "Tree", "SpinBox", "Slider")


def unnamed(widget):
    """Return what a screen reader could reach but not call by a name."""
    found = []
    reached = []

    def walk(one, depth):
        if one is None or depth > 40 or one.state().invisible:
            return
        role = one.role().name
        reached.append(role)
        if any(word in role for word in LOUD) and not one.text(QAccessible.Text.Name).strip():
            found.append((role, one.object().metaObject().className() if one.object() else ""))
        for place in range(one.childCount()):
            walk(one.child(place), depth + 1)

    walk(QAccessible.queryAccessibleInterface(widget), 0)
    return found if len(reached) > 20 else [("too few reached", len(reached))]


@pytest.mark.parametrize("key", CHAPTER_KEYS)
def test_every_chapter_opens_in_full_with_a_named_widget_for_every_question(blank, key):
    """Each question of a chapter has a widget that is named by its prompt.

    Statements are answered in a list of their own, tried beside this.
    """
    blank.go_to(key)
    page = blank.area.page
    for editor in page.lists:
        editor.add()
    page.open_every()
    for editor in page.lists:
        if editor.is_empty:
            editor.add()
    kinds = [k for k in next(c for c in CHAPTERS if c.key == key).records if k is not PromiseDoor]
    expected = {(k.key, n) for k in kinds for n in all_questions(k) if n not in MARKS}
    expected -= {("mindset_responses", "answers")}

    seen = set()
    for form in (*page.forms, *(e.form for e in page.lists)):
        for name, field in form.sheet.fields.items():
            assert field.editor.target().accessibleName()
            seen.add((form.part.kind.key, name))

    assert expected == seen


@pytest.mark.parametrize("key", QUICK)
def test_every_quick_screen_asks_the_fields_that_carry_its_key(blank, key):
    """A Quick screen shows the questions declared for it, and no other.

    Doors and measures have parts of their own, tried beside this.
    """
    blank.workspace.session.take_path("quick")
    blank.go_to(key)
    page = blank.area.page
    page.open_every()
    step = next(s for s in quick_steps() if s.key == key)
    asks = [p for p in step.parts if p.kind is not PromiseDoor]
    if key == "service_levels":
        asks = [p for p in asks if p.kind is not Measure]
    expected = {(part.shape.__name__, a.name) for part in asks for a in part.questions}

    seen = {
        (form.part.shape.__name__, name)
        for form in (*page.forms, *(e.form for e in page.lists))
        for name in form.sheet.fields
    }

    assert expected == seen


@pytest.mark.parametrize("key", [s.key for s in full_steps()])
def test_a_screen_reader_can_call_everything_by_name_in_full(example, key):
    """No control of a Full page is without a name."""
    example.go_to(key)
    if isinstance(example.area.page, StepPage):
        example.area.page.open_every()

    assert [] == unnamed(example)


@pytest.mark.parametrize("key", QUICK)
def test_a_screen_reader_can_call_everything_by_name_in_quick(example, key):
    """No control of a Quick page is without a name."""
    example.workspace.session.take_path("quick")
    example.go_to(key)

    assert [] == unnamed(example)


def test_a_screen_reader_can_call_everything_by_name_at_the_start(window):
    """No control of the start screen is without a name."""
    assert [] == unnamed(window)


def test_there_is_an_editor_for_every_kind_of_question():
    """Each kind of question has an editor, sub-records as sheets."""
    kinds = {
        kind
        for kind in vars(q).values()
        if isinstance(kind, type) and issubclass(kind, q.Question) and kind is not q.Question
    }

    assert kinds == {*EDITORS, q.Group, q.Rows}


def test_labels_show_project_text_as_it_stands(blank):
    """Markup in a name is shown, not read."""
    blank.go_to("core_values")
    blank.current_list().add_titled(["<img src=x> &amp; <b>bold</b>"])

    loose = [
        label.text()
        for label in blank.findChildren(QLabel)
        if label.textFormat().name != "PlainText" and label.text()
    ]

    assert [] == loose


@pytest.mark.parametrize(
    ("scheme", "size", "percent"), [("dark", (1024, 700), 100), ("contrast", (1366, 768), 150)]
)
def test_nothing_sticks_out_of_the_page(example, scheme, size, percent):
    """No page is wider than the room it has, in any look."""
    example.resize(*size)
    example.apply_look(scheme, percent)
    wide = []
    for key in [step.key for step in full_steps()]:
        example.go_to(key)
        for _again in range(3):
            QApplication.processEvents()
        page = example.area.page
        if page.widget().minimumSizeHint().width() > page.viewport().width():
            wide.append((key, page.widget().minimumSizeHint().width(), page.viewport().width()))

    assert [] == wide


def test_a_fold_makes_its_fields_when_it_is_opened(blank):
    """What nobody opens is not built."""
    blank.go_to("core_values")
    blank.current_list().add_titled(["Craft"])
    sheet = blank.current_list().form.sheet
    before = "in_culture" in sheet.fields

    sheet.focus_field("in_culture")

    assert (False, True) == (before, "in_culture" in sheet.fields)


def test_widgets_are_children_of_the_window(example):
    """No part of a page ever flashes up as a window of its own."""
    example.go_to("moments")
    strangers = [
        w for w in example.findChildren(QWidget) if w.isWindow() and w.isVisible() and w != example
    ]

    assert [] == strangers


def test_ask_accepts_every_editor_kind():
    """A declaration is all a field needs to be shown."""

    @dataclass(frozen=True, kw_only=True)
    class Sample(Shape):
        words: str = ask(q.Line(prompt="Words"))
        share: object = ask(q.Percent(prompt="Share"))

    rows = packed(tuple(asked(Sample).values()))

    assert ["words", "share"] == [one.name for row in rows for one, _share in row]

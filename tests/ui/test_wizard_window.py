"""The window: steps, paths, findings, looks, saving, and a start without a screen."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from credo_builder.app import library
from credo_builder.app.home import Home
from credo_builder.app.page_orders import Answer
from credo_builder.app.session import Session
from credo_builder.chapters import CHAPTERS
from credo_builder.chapters.core_values import CoreValue
from credo_builder.domain.contrast import contrast
from credo_builder.ui import display
from credo_builder.ui.actions import MENUS
from credo_builder.ui.commands import CommandsDialog
from credo_builder.ui.find import FindDialog
from credo_builder.ui.steps import full_steps, quick_steps
from credo_builder.ui.theme import CONTRAST, DARK, LIGHT, theme

HEAVY = ("reportlab", "jinja2", "PIL", "click", "docx")
PAIRS = (
    ("text", "window"), ("text", "surface"), ("text", "sunken"), ("text", "accent_soft"),
    ("muted", "window"), ("muted", "surface"), ("muted", "sunken"), ("muted", "accent_soft"),
    ("accent_text", "window"), ("accent_text", "accent_soft"), ("on_accent", "accent"),
    ("warn", "window"), ("warn", "surface"), ("warn", "warn_soft"), ("warn", "sunken"),
    ("err", "surface"), ("ok", "surface"),
)  # fmt: skip


def test_the_full_path_has_twenty_steps_and_the_quick_one_nine(blank):
    """Step keys are those of the path in force."""
    full = blank.step_keys()
    blank.workspace.session.take_path("quick")

    assert (*(c.key for c in CHAPTERS), "check", "publish") == full
    assert tuple(s.key for s in quick_steps()) == blank.step_keys()
    assert (20, 9) == (len(full), len(blank.step_keys()))


@pytest.mark.parametrize("path", ["quick", "full"])
def test_every_key_can_be_gone_to_on_either_path(blank, path):
    """Chapters, Quick screens, check, publish and start can be gone to by key."""
    blank.workspace.session.take_path(path)
    for step in (*full_steps(), *quick_steps()):
        blank.go_to(step.key)

        assert blank.area.page is not None
    blank.go_to("start")
    blank.go_to("check")

    assert "check" == blank.area.key


def test_a_chapter_that_quick_joins_opens_its_screen_and_a_hidden_one_its_own_page(blank):
    """In Quick, core values stand on their joined screen; learning has its Full page."""
    blank.workspace.session.take_path("quick")
    blank.go_to("core_values")
    joined = blank.area.key
    blank.go_to("learning")

    assert ("what_you_stand_for", "learning") == (joined, blank.area.key)


def test_an_unknown_step_is_refused(blank):
    """There is no page for a key nobody declared."""
    with pytest.raises(KeyError):
        blank.go_to("no_such_step")


def test_leaving_a_chapter_marks_it_as_looked_at_without_an_undo_step(blank):
    """Looking is no edit."""
    blank.go_to("organisation")
    blank.go_to("branding")
    session = blank.workspace.session

    assert "organisation" in session.project.settings.visited
    assert (False, False) == (session.can_undo, session.is_dirty and bool(session.undo_label))


def test_looking_at_an_approved_project_leaves_it_approved(example):
    """Neither visiting nor switching the path touches what was approved."""
    session = example.workspace.session
    before = session.project
    example.actions_["quick"].trigger()
    for key in example.step_keys():
        example.go_to(key)

    assert before is session.project
    assert "quick" == session.route


def test_the_first_edit_of_an_approved_project_begins_a_draft_of_the_next_edition(example):
    """Edition 2.0 becomes a draft of 2.1; undo leads back to what was approved."""
    session = example.workspace.session
    before = session.project
    value = before.of(CoreValue)[0]

    session.edit(before.put(replace(value, name="Hello")), "Edit core value")
    draft = session.project.settings
    session.undo()

    assert ("2.1", "draft", None) == (draft.edition, draft.status, draft.approval)
    assert before.settings == session.project.settings


def test_a_finding_leads_to_its_record_and_field(example):
    """Go to opens the step, chooses the record and moves the focus to the field."""
    project = example.workspace.project
    value = project.of(CoreValue)[1]
    changed = project.put(replace(value, behaviours_do=()))
    example.workspace.edit(changed, "Edit core value")
    example.workspace.check()
    example.go_to("check")
    row = next(r for r in example.area.page.rows() if r.finding.rule == "VAL-01")

    row.go()

    assert "core_values" == example.area.key
    assert value.id == example.current_list().record.id
    fields = example.current_list().form.sheet.fields
    assert fields["behaviours_do"].editor.target().hasFocus()


def test_next_and_back_walk_the_path(blank):
    """Next leads on and Back leads back."""
    blank.go_to("organisation")
    blank.actions_["next"].trigger()
    there = blank.area.key
    blank.actions_["back"].trigger()

    assert ("branding", "organisation") == (there, blank.area.key)


def test_every_command_is_listed_once_with_its_shortcut(window):
    """No two commands share a key."""
    keys = [k.toString() for action in window.actions_.every() for k in action.shortcuts()]

    assert sorted(set(keys)) == sorted(keys)


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST])
def test_every_pair_of_colours_can_be_read(tokens):
    """Text stands out from what is behind it, 4.5 to 1 or better."""
    faint = [p for p in PAIRS if contrast(getattr(tokens, p[0]), getattr(tokens, p[1])) < 4.5]

    assert [] == faint


def test_the_look_changes_live_and_is_remembered(example):
    """A look chosen once is the look of the next window."""
    example.go_to("core_values")

    example.actions_["dark"].trigger()
    example.actions_["larger"].trigger()

    assert ("dark", 110) == (example._preferences.scheme, example._preferences.percent)
    assert DARK is theme().tokens
    assert "core_values" == example.area.key


def test_saving_tells_so_in_words(blank, tmp_path):
    """The words beside the name say whether the file has everything."""
    session = blank.workspace.session
    blank.go_to("core_values")
    blank.current_list().add_titled(["Craft"])
    before = blank._top._pill.text()
    session.save_as(tmp_path / "one.credo")
    saved = blank._top._pill.text()
    blank.current_list().add_titled(["Care"])
    blank.save()

    again = Session.open(tmp_path / "one.credo")
    assert ("Not saved yet", "Saved") == (before, saved)
    assert ["Craft", "Care"] == [v.name for v in again.project.of(CoreValue)]


def test_publishing_makes_a_file_and_says_so(example, tmp_path, qtbot):
    """Make the document writes a PDF into the folder."""
    example.go_to("publish")
    page = example.area.page
    page._folder.setText(str(tmp_path))

    page.make()
    qtbot.waitUntil(lambda: page._making is None, timeout=60_000)

    made = page.target().read_bytes()
    assert made.startswith(b"%PDF-")
    assert "is made" in page._told.text()


def test_cancelling_leaves_no_file(example, tmp_path, qtbot):
    """Cancel leaves nothing half-made behind."""
    example.go_to("publish")
    page = example.area.page
    folder = tmp_path / "out"
    folder.mkdir()
    page._folder.setText(str(folder))

    page.make()
    page._on_cancel()
    qtbot.waitUntil(lambda: page._making is None, timeout=60_000)

    assert [] == list(folder.iterdir())
    assert "Cancelled" in page._told.text()


def test_the_preview_keeps_its_pages_when_a_build_fails(example, qtbot):
    """Pages once shown stay, with a sentence that says what is wrong."""
    pane = example.area.preview
    example.actions_["preview"].trigger()
    with qtbot.waitSignal(pane.shown, timeout=60_000):
        pane.follow()
    pages = pane.page_count()

    pane._on_answer(Answer(pane._generation, fault="Line 3 could not be laid out."))

    assert pages > 3
    assert pages == pane.page_count()
    assert "Your words are safe" in pane._trouble._text.text()


def test_at_first_paint_nothing_heavy_is_loaded():
    """The wizard shows itself before it loads what makes documents."""
    code = (
        "import sys; from credo_builder.ui.application import open_window;"
        "from PySide6.QtWidgets import QApplication; w = open_window();"
        f"QApplication.processEvents(); print([m for m in {HEAVY!r} if m in sys.modules])"
    )

    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )

    assert "[]" == told.stdout.strip()


def test_without_a_screen_it_says_so_and_ends_with_two():
    """No display is a sentence and exit 2, never an abort."""
    around = {
        k: v
        for k, v in os.environ.items()
        if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }

    told = subprocess.run(
        [sys.executable, "-m", "credo_builder"],
        capture_output=True, text=True, check=False, env=around,
    )  # fmt: skip

    assert 2 == told.returncode
    assert "credo build" in told.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="displays are named so on Linux alone")
def test_a_screen_that_does_not_answer_is_named():
    """A dead display is told apart from none."""
    assert "DISPLAY=:987" in display.hindrance({"DISPLAY": ":987"})


@pytest.mark.skipif(sys.platform != "linux", reason="packages are named so on Linux alone")
def test_a_missing_library_names_its_packages(monkeypatch):
    """Debian's and Fedora's package names are told."""
    monkeypatch.setattr(display, "_loads", lambda name: name != "libxcb-cursor.so.0")

    told = display.hindrance({"QT_QPA_PLATFORM": "xcb"})

    assert "apt install libxcb-cursor0" in told
    assert "dnf install xcb-util-cursor" in told


def test_the_self_test_does_all_and_ends_well():
    """``--self-test`` visits, edits, saves and exports, and exits with 0."""
    told = subprocess.run(
        [sys.executable, "-m", "credo_builder", "--self-test"],
        capture_output=True, text=True, check=False, env=os.environ,
    )  # fmt: skip

    assert 0 == told.returncode, told.stdout + told.stderr
    assert "Visited 20 steps" in told.stdout


def test_a_file_of_a_newer_program_can_be_read_and_not_changed(window):
    """Read only: fields show their words, commands that change are off, a notice says why."""
    window.take(Session(Session.example().project, home=Home(read_only=True)))
    window.go_to("core_values")
    editor = window.current_list()

    editor.form._on_edited("name", "Changed")

    assert editor.form.sheet.fields["name"].editor.target().isReadOnly()
    assert not window.actions_["add"].isEnabled()
    assert "Changed" not in [v.name for v in window.workspace.project.of(CoreValue)]


def test_closing_asks_about_changes_without_blocking(blank):
    """A window with changes stays open and asks; leaving them closes it."""
    blank.go_to("core_values")
    blank.current_list().add_titled(["Craft"])

    blank.close()
    asked_first = blank.isVisible() and blank._leaving is not None
    blank._leaving.answer = "leave"
    blank._leaving.accept()

    assert asked_first
    assert not blank.isVisible()


def test_find_leads_to_the_record_and_field(example):
    """Words found anywhere lead to the field that holds them."""
    value = example.workspace.project.of(CoreValue)[2]
    dialog = FindDialog(example.workspace, example)
    dialog.line.setText(value.belief[:30])

    dialog.go(dialog.rows.index(0, 0))

    assert value.id == example.current_list().record.id


def test_the_list_of_commands_holds_every_action(blank):
    """F1 lists each action once and runs the chosen one."""
    dialog = CommandsDialog(blank.actions_, blank)
    every = [a.text().replace("&", "") for a in blank.actions_.every()]
    listed = dialog.listed()
    dialog.sought.setText("publ")

    dialog.run(dialog.list.currentIndex())

    assert every == [text for text in listed if text not in MENUS]
    assert "publish" == blank.area.key


def test_recent_projects_are_listed_and_a_missing_one_can_be_removed(blank, tmp_path):
    """What was saved is on the start screen, also after the file went away."""
    file = tmp_path / "one.credo"
    blank.workspace.session.save_as(file)
    blank.remember()
    there = [r.is_there for r in library.recent()]
    file.unlink()
    gone = [r.is_there for r in library.recent()]
    library.forget(str(file))

    assert ([True], [False], ()) == (there, gone, library.recent())

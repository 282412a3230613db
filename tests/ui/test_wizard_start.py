"""The start screen: what was worked on, told apart; a logo dropped; three paths."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from credo_builder.app import library
from credo_builder.app.changes import what_changed
from credo_builder.app.session import Session
from credo_builder.chapters.branding import Brand
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.promises import Promise
from credo_builder.domain.project import Project
from credo_builder.ui.recent import MissingRow
from credo_builder.ui.theme import theme


def saved_in(folder, name="Larder Lane"):
    folder.mkdir(parents=True)
    session = Session.new()
    settings = replace(session.project.settings, name=name)
    session.edit(session.project.configured(settings), "Name")
    session.save_as(folder / "credo.credo")
    library.remember(session.path, name, 3, 9, what="Two promises added")
    return session.path


def drop_on(page, path):
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, held,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    page.dropEvent(event)


def test_two_projects_of_the_same_name_are_told_apart_by_their_folders(window, tmp_path):
    """The folder is part of what is seen and of what is heard."""
    saved_in(tmp_path / "north")
    saved_in(tmp_path / "south")
    window.show_start()

    south, north = window._start._recent.rows()

    assert "south" in south.accessibleName()
    assert "north" in north.accessibleName()
    assert "3 of 9 steps" in north.accessibleName()


def test_a_single_project_says_what_changed(window, tmp_path):
    """Name, what changed, when and how far it is, in one breath."""
    saved_in(tmp_path / "north")
    window.show_start()

    (row,) = window._start._recent.rows()

    assert row.accessibleName().startswith("Larder Lane, Two promises added, Today ")
    assert row.hasFocus()


def test_opening_a_project_again_goes_on_at_the_first_step_that_is_not_complete(window, tmp_path):
    """The row leads back into the work, and the list keeps what was said of it."""
    session = Session.example()
    value = session.project.of(CoreValue)[0]
    session.edit(session.project.put(replace(value, belief="")), "Edit")
    session.save_as(tmp_path / "mine.credo")
    window.open_file(session.path)
    window.close_project()

    window._start._recent.rows()[0].click()

    assert "core_values" == window.area.key


def test_a_project_that_moved_can_be_found_again_or_removed(window, tmp_path):
    """A missing file is grey and says where it was; both ways out work."""
    path = saved_in(tmp_path / "north")
    moved = path.rename(tmp_path / "elsewhere.credo")
    window.show_start()
    row = window._start._recent.findChild(MissingRow)
    library.found(str(path), str(moved))
    window.show_start()
    again = window._start._recent.rows()

    row.removed.emit(str(moved))

    assert "Larder Lane, not found" == row.accessibleName()
    assert [str(moved)] == [r.path for r in again]
    assert () == library.recent()


def test_recent_projects_are_searched_without_accents_and_in_any_order(window, tmp_path):
    """Every word must be there, somewhere in the name or the folder."""
    saved_in(tmp_path / "one", "Café Ärger")
    saved_in(tmp_path / "two", "Quayside")
    window.show_start()
    window.actions_["find"].trigger()
    window._start._recent.search.setText("arger cafe")

    names = [row.accessibleName().split(",")[0] for row in window._start._recent.rows()]

    assert ["Café Ärger"] == names


def test_a_dropped_logo_begins_a_project_in_its_colour(window, tmp_path):
    """The picture becomes the logo, its main colour the brand's; a starter stays chosen."""
    drawn = io.BytesIO()
    Image.new("RGB", (200, 80), "#1F5E9B").save(drawn, "PNG")
    (tmp_path / "logo.png").write_bytes(drawn.getvalue())

    drop_on(window._start, tmp_path / "logo.png")

    brand = window.workspace.project.one(Brand)
    assert (200, 80) == (brand.logo.width, brand.logo.height)
    assert "#1F5E9B" == brand.colour
    assert window.workspace.project.of(CoreValue)


def test_a_dropped_picture_that_is_none_is_refused_in_words(window, tmp_path):
    """Nothing begins, and somebody is told why."""
    (tmp_path / "logo.png").write_text("not a picture")

    drop_on(window._start, tmp_path / "logo.png")

    assert window.workspace is None


def test_switching_between_three_paths_loses_nothing(example):
    """Quick hides, Workshop enlarges; back in Full every record is as it was."""
    project = example.workspace.project
    seen = []
    for route in ("quick", "workshop", "full"):
        example.actions_[route].trigger()
        checked = [r for r in ("quick", "full", "workshop") if example.actions_[r].isChecked()]
        seen.append((len(example.step_keys()), theme().percent, checked))

    assert [(9, 100, ["quick"]), (20, 110, ["workshop"]), (20, 100, ["full"])] == seen
    assert project.records == example.workspace.project.records


def test_workshop_leaves_a_liking_for_larger_text_as_it_is(example):
    """Whoever likes 130 percent has 130 percent in every path, and afterwards too."""
    example.apply_look("light", 130)
    example.actions_["workshop"].trigger()
    during = theme().percent
    example.actions_["full"].trigger()

    assert (130, 130, 130) == (during, theme().percent, example._preferences.percent)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda p: p, ""),
        (lambda p: p.put(Promise(text="a")).put(Promise(text="b")), "Two promises added"),
        (lambda p: p.remove("val_aaaaaaaa"), "One core value deleted"),
        (lambda p: p.move("val_aaaaaaaa", 1), "Core values reordered"),
        (lambda p: p.put(Brand(colour="#112233")), "Look changed"),
        (lambda p: p.configured(replace(p.settings, name="New")), "Settings changed"),
        (lambda p: p.configured(replace(p.settings, path="full")), ""),
    ],
)
def test_what_changed_is_told_in_a_few_words(change, words):
    """Looking at a project by another path is no change."""
    before = Project().put(CoreValue(id="val_aaaaaaaa", name="Warmth"))
    before = before.put(CoreValue(id="val_bbbbbbbb", name="Craft"))

    assert words == what_changed(before, change(before))


def test_a_project_opened_keeps_the_day_it_was_saved(tmp_path):
    """Opening is not saving: the time in the list stays that of the file."""
    path = saved_in(tmp_path / "north")
    rows = library.recent()
    library._write((replace(rows[0], when="2026-01-02T03:04"),))

    library.remember(path, "Larder Lane", 4, 9, saved=False)

    (one,) = library.recent()
    assert ("2026-01-02T03:04", 4, "Two promises added") == (one.when, one.done, one.what)
    assert dt.datetime.fromisoformat(one.when)

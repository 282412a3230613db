"""A consultant's day in the window: duplicate, put by, import, brand kits, About us, own mark."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from credo_builder.app import brand_kits, own_starters, preparers, starters
from credo_builder.app.preparers import Preparer
from credo_builder.app.session import Session
from credo_builder.chapters.branding import Brand
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.organisation import Organisation
from credo_builder.chapters.policies import Referral
from credo_builder.chapters.promises import Promise
from credo_builder.domain.records import links_of
from credo_builder.storage import save_project
from credo_builder.ui import dialogs
from credo_builder.ui.importing import ImportDialog
from credo_builder.ui.naming_dialog import NamingDialog
from credo_builder.ui.preparing import PreparerDialog
from credo_builder.ui.shelf_dialog import ShelfDialog
from credo_builder.ui.start import StartPage

EXAMPLE = starters.example()


def asked(window, command, kind):
    """Choose the *command*; return the dialog of *kind* that asks."""
    window.actions_[command].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    return dialog


def modal(kind):
    """Return the dialog of *kind* that is asking."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    return dialog


@pytest.fixture
def other(tmp_path):
    """Return the file of another project, the example."""
    save_project(EXAMPLE, tmp_path / "lane.credo")
    return tmp_path / "lane.credo"


@pytest.fixture
def mill(example):
    """Return the window with the example duplicated for another client."""
    dialog = asked(example, "copy_for", NamingDialog)
    dialog.write("Pepper Mill")
    dialog.press()
    return example


def test_the_list_leads_to_each_text_and_what_is_done_leaves_it(mill, qtbot):
    """A duplicate has no file and a list; Enter shows a field, and what is said anew is gone."""
    session, listed = mill.workspace.session, mill.reusing._list

    assert ("Pepper Mill", None, False) == (
        mill.workspace.name, session.path, session.can_undo
    )  # fmt: skip
    assert listed.told.text() == "3 texts to look at"
    QTest.keyClick(listed.list, Qt.Key.Key_Return)
    referral = next(r for r in mill.workspace.project.of(Referral) if "Maya" in r.refer_to)

    assert "policies" == mill.area.key
    mill.workspace.edit(
        mill.workspace.project.put(
            type(referral)(id=referral.id, need=referral.need, refer_to="The host")
        ),
        "Say it anew",
    )
    qtbot.waitUntil(lambda: listed.told.text() == "2 texts to look at", timeout=10_000)


def test_the_list_is_had_again_but_only_of_a_duplicate(mill):
    """Closed, it comes back by its command; of another project there is none, and it says so."""
    mill.reusing._list.close()
    mill.actions_["leftovers"].trigger()
    again = mill.reusing._list.isVisible()
    mill.reusing._list.close()
    mill.reusing._of = "another"
    told = asked(mill, "leftovers", dialogs.Asking)

    assert again
    assert "There is no list of this project" == told.windowTitle()
    told.reject()


def test_a_duplicate_waits_for_what_is_not_saved(example):
    """With changes that no file has, one is asked about them before the duplicate begins."""
    project = example.workspace.project
    example.workspace.edit(project.put(CoreValue(name="Thrift")), "Add a value")
    dialog = asked(example, "copy_for", NamingDialog)
    dialog.write("Pepper Mill")
    dialog.press()
    before = example.workspace.name
    example._leaving.answer = dialogs.LEAVE
    example._leaving.accept()

    assert ("Larder Lane", "Pepper Mill") == (before, example.workspace.name)


def test_a_copy_of_a_file_is_for_a_new_client(window, other, monkeypatch):
    """The start screen's copy asks for whom, and names the project it copies."""
    monkeypatch.setattr(dialogs, "ask_for_project", lambda *_asked: str(other))
    window.findChild(StartPage).copy_asked.emit()
    dialog = modal(NamingDialog)
    title = dialog.windowTitle()
    dialog.write("Pepper Mill")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)

    assert "Duplicate “Larder Lane” for a new client" == title
    assert "Pepper Mill" == window.workspace.name


def test_a_starter_of_ones_own_stands_on_the_start_screen(blank):
    """Saved, it is a tile; chosen, the button begins from it, and it can be removed."""
    dialog = asked(blank, "keep_starter", NamingDialog)
    dialog.write("My café")
    dialog.press()
    modal(dialogs.Asking).reject()
    blank.show_start()
    kinds = blank.findChild(StartPage)._kinds
    kinds.choose("My café")
    words = blank.findChild(StartPage)._begin.accessibleName()
    kinds.remove.click()
    asking = modal(dialogs.Asking)
    asking.answer = dialogs.AGREE
    asking.accept()

    assert "Start from “My café”" == words
    assert () == own_starters.names()
    assert "restaurant_cafe" == kinds.name()


def test_a_starter_of_that_name_is_replaced_on_request(blank):
    """The name is taken: the dialog says so, stays, and offers to replace it."""
    own_starters.save(EXAMPLE, "Mine")
    dialog = asked(blank, "keep_starter", NamingDialog)
    dialog.write("mine")
    dialog.press()
    told, offered = dialog.told.text(), dialog.replace.isVisible()
    dialog.replace.click()
    modal(dialogs.Asking).reject()

    assert ("There is a starter of yours called “Mine” already. Choose another name.", True) == (
        told, offered
    )  # fmt: skip
    assert ("Mine",) == own_starters.names()


def test_a_broken_starter_stops_nobody(window):
    """The start screen lists it, and beginning from it says what to do."""
    own_starters.save(EXAMPLE, "Broken").write_bytes(b"junk")
    window.show_start()
    window.begin("Broken", "quick")
    told = modal(dialogs.Asking)

    assert "This starter cannot be used" == told.windowTitle()
    assert None is window.workspace
    told.reject()


def test_records_are_taken_in_as_one_step(blank, other):
    """A tick brings what it is linked to, taken away it leaves that; one undo takes all back."""
    blank.reusing.take_in_from(other)
    dialog = modal(ImportDialog)
    dialog.tick(next(p.id for p in EXAMPLE.of(Promise) if p.code == "P1"))
    said, verb = dialog.told.text(), dialog.yes.text()
    dialog.tick(next(r.id for r in EXAMPLE.every() if r.code == "E9"), on=False)
    fewer = dialog.yes.text()
    dialog.tick(next(r.id for r in EXAMPLE.every() if r.code == "E9"))
    dialog.take()
    project = blank.workspace.project
    linked = all(project.get(to) for r in project.every() for _field, to in links_of(r))
    key = blank.area.key
    blank.actions_["undo"].trigger()

    assert "1 ticked, 12 come along, 0 will be merged." == said
    assert "Take in 13 records" == verb
    assert "Take in 12 records" == fewer
    assert (["We will hold your table."], True, "promises") == (
        [p.text for p in project.of(Promise)], linked, key
    )  # fmt: skip
    assert () == blank.workspace.project.of(Promise)


def test_the_same_words_are_merged_unless_one_says_otherwise(example, other):
    """Of itself everything is a duplicate; without the tick it comes a second time."""
    example.reusing.take_in_from(other)
    dialog = modal(ImportDialog)
    dialog.tick(EXAMPLE.of(CoreValue)[0].id)
    dialog.along.click()
    merged = dialog.told.text()
    dialog.merges.click()
    dialog.take()

    assert "1 ticked, 0 come along, 1 will be merged." == merged
    assert 4 == len(example.workspace.project.of(CoreValue))


def test_a_file_that_is_no_project_is_told(blank, tmp_path):
    """Nothing is offered of it, and a sentence says why."""
    (tmp_path / "bad.credo").write_text("junk", encoding="utf-8")
    blank.reusing.take_in_from(tmp_path / "bad.credo")
    told = modal(dialogs.Asking)

    assert "This project cannot be read" == told.windowTitle()
    told.reject()


def test_about_us_is_taken_over_as_one_step(blank, other):
    """Who we are is as in the other project; one undo brings the old back."""
    blank.reusing.about_us_from(other)
    name = blank.workspace.project.one(Organisation).name
    blank.actions_["undo"].trigger()

    assert ("Larder Lane", "") == (name, blank.workspace.project.one(Organisation).name)


def test_a_project_begins_with_about_us_of_another(window, other, monkeypatch):
    """The start screen begins from the starter chosen, for an organisation known elsewhere."""
    monkeypatch.setattr(dialogs, "ask_for_project", lambda *_asked: str(other))
    window.findChild(StartPage).like_asked.emit("restaurant_cafe", "full")
    project = window.workspace.project

    assert "Larder Lane" == project.one(Organisation).name
    assert [v.name for v in starters.load("restaurant_cafe").of(CoreValue)] == [
        v.name for v in project.of(CoreValue)
    ]
    assert ("full", False) == (window.workspace.session.route, window.workspace.session.can_undo)


def test_a_look_is_kept_as_a_kit_and_given_to_another_project(example):
    """Used on Our look of another project as one undo step; a second press removes it."""
    example.go_to("branding")
    example.area.page.kits.save.click()
    dialog = modal(NamingDialog)
    dialog.press()
    example.workspace.session._saved = example.workspace.project
    session = Session.new()
    session.take_path("full")
    example.take(session)
    example.go_to("branding")
    example.area.page.kits.use.click()
    shelf = modal(ShelfDialog)
    QTest.keyClick(shelf.list, Qt.Key.Key_Return)
    colour = example.workspace.project.one(Brand).colour
    example.actions_["undo"].trigger()

    assert ("Larder Lane",) == brand_kits.names()
    assert (EXAMPLE.one(Brand).colour, "") == (colour, example.workspace.project.one(Brand).colour)
    example.area.page.kits.use.click()
    shelf = modal(ShelfDialog)
    shelf.remove.click()
    told, there = shelf.told.text(), brand_kits.names()
    shelf.remove.click()

    assert ("“Larder Lane” cannot be brought back.", ("Larder Lane",)) == (told, there)
    assert ((), False) == (brand_kits.names(), shelf.yes.isEnabled())
    shelf.reject()


def test_the_own_mark_signs_what_begins_from_now_on(window):
    """Kept once on the start screen, it stands in every project begun after."""
    dialog = asked(window, "preparer", PreparerDialog)
    dialog.name.setText("Ida Quill")
    dialog.contact.setText("ida@quill.example")
    dialog.keep()
    window.begin("restaurant_cafe", "quick")
    signed = preparers.of_settings(window.workspace.project.settings.document)

    assert signed == Preparer("Ida Quill", "ida@quill.example")
    assert not window.workspace.session.can_undo


def test_one_project_can_be_signed_alone(blank):
    """Without the second tick only the open project is signed, as one undo step."""
    dialog = asked(blank, "preparer", PreparerDialog)
    dialog.name.setText("Bo")
    dialog.usual.click()
    dialog.keep()

    assert "Bo" == blank.workspace.project.settings.document.prepared_by
    assert None is preparers.usual()
    blank.actions_["undo"].trigger()
    assert "" == blank.workspace.project.settings.document.prepared_by

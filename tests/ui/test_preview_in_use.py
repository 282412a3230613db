"""The preview beside a page: it follows, keeps its place, leads back."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from credo_builder.app.export import pdf_bytes
from credo_builder.app.page_orders import Answer
from credo_builder.app.session import Session
from credo_builder.chapters.moments import Moment
from credo_builder.chapters.policies import Policy
from credo_builder.ui import preview_process, printing
from credo_builder.ui.preview_text import TextDialog, page_texts
from credo_builder.ui.printing import print_document

WAIT = 60_000
COARSE = 50
"""Dots an inch are enough to see that every page goes out."""
WORDS = "We hold a table for as long as it takes to walk here."


@pytest.fixture
def wide(window, qtbot):
    """Return the window with the example, pages beside the step of policies."""
    session = Session.example()
    session.take_path("full")
    window.take(session)
    window.resize(1700, 1000)
    window.go_to("policies")
    with qtbot.waitSignal(window.area.preview.shown, timeout=WAIT):
        window.actions_["preview"].trigger()
    return window


def edit(window, statement=WORDS):
    session = window.workspace.session
    policy = session.project.of(Policy)[0]
    session.edit(session.project.put(replace(policy, statement=statement)), "Edit")
    return policy


def place_of(pane, words):
    """Return the page and the point, in points, where *words* stand."""
    for index, leaf in enumerate(pane.view.leaves):
        document = leaf.source.document
        text = document.getAllText(leaf.page).text()
        if words in text:
            selection = document.getSelectionAtIndex(leaf.page, text.index(words), len(words))
            return index, selection.bounds()[0].boundingRect().center()
    raise AssertionError(f"nowhere: {words}")


def asked(window):
    """Return the list of places that are asked for from now on."""
    places = []
    window.workspace.asked_for.connect(lambda *place: places.append(place))
    return places


def test_the_section_in_view_is_shown_before_the_whole_document(wide, qtbot):
    """An edit is seen on its page first; the pages of other sections follow."""
    pane = wide.area.preview
    with qtbot.waitSignal(pane.glimpsed, timeout=WAIT):
        edit(wide)
    sources = {leaf.key: leaf.source for leaf in pane.view.leaves}
    early = page_texts(sources["policies"].document)
    with qtbot.waitSignal(pane.shown, timeout=WAIT):
        pass

    assert WORDS in " ".join(early[0].split())
    assert sources["policies"] is not sources["freedom"]
    assert 1 == len({leaf.source for leaf in pane.view.leaves})
    assert WORDS in " ".join(pane.text().split())


def test_the_place_in_view_stays_when_pages_are_made_anew(wide, qtbot):
    """Whoever has scrolled to the middle of a page finds it there after an edit."""
    pane = wide.area.preview
    bar = pane.view.verticalScrollBar()
    bar.setValue(bar.value() + 137)
    before = bar.value()
    with qtbot.waitSignal(pane.shown, timeout=WAIT):
        edit(wide)

    assert before == bar.value()


def test_only_the_last_of_many_edits_is_made(wide, qtbot):
    """While somebody types, nothing is built; after a pause it is built once."""
    pane = wide.area.preview
    before = pane._generation
    with qtbot.waitSignal(pane.shown, timeout=WAIT):
        for letters in range(1, 8):
            edit(wide, WORDS[:letters])
            QTest.qWait(20)

    assert before + 1 == pane._generation
    assert pane._built is wide.workspace.project


def test_pages_that_are_no_longer_wanted_are_dropped(wide):
    """An answer to an older order changes nothing in view."""
    pane = wide.area.preview
    leaves = pane.view.leaves

    pane._on_answer(Answer(pane._generation - 1, replace(pane._paged, sizes=())))

    assert leaves == pane.view.leaves


def test_a_click_leads_to_the_field_that_is_printed_there(wide):
    """Words lead to their field, a code to its record, a heading to its step."""
    pane, places = wide.area.preview, asked(wide)
    policy = wide.workspace.project.of(Policy)[1]
    moment = next(m for m in wide.workspace.project.of(Moment) if m.code == "M2")

    pane._on_clicked(*place_of(pane, policy.purpose[:20]))
    pane._on_clicked(*place_of(pane, "M2"))
    pane._on_clicked(pane.page_of("monitoring"), QPointF(300, 5))

    assert [
        ("policies", policy.id, "purpose"),
        ("moments", moment.id, "name"),
        ("monitoring", "", ""),
    ] == places


def test_the_contents_lead_to_their_pages(wide):
    """A line of the contents turns to the page it names."""
    pane, places = wide.area.preview, asked(wide)
    contents = pane.page_of("contents")
    texts = page_texts(pane._whole.document)
    title = next(line for line in texts[contents].splitlines() if "Core values" in line)
    where = place_of(pane, title.strip()[:11])

    assert contents == where[0]

    pane._on_clicked(*where)

    assert "core_values" == pane.view.leaves[pane.view.current].key
    assert [] == places


def test_enter_on_the_pages_leads_to_what_is_in_view(wide):
    """The keyboard reaches the field as a click does."""
    pane, places = wide.area.preview, asked(wide)
    pane.view.setFocus()

    QTest.keyClick(pane.view, Qt.Key.Key_Return)

    assert "policies" == places[0][0]


def test_where_there_is_no_room_for_both_a_click_makes_room_for_the_page(window, qtbot):
    """In a narrow window the pages step aside for the field they lead to."""
    window.take(Session.example())
    window.go_to("core_values")
    pane = window.area.preview
    with qtbot.waitSignal(pane.shown, timeout=WAIT):
        window.actions_["preview"].trigger()
    alone = not window.area._centre.isVisible()

    pane._on_clicked(*place_of(pane, "A lit doorway"))

    assert alone
    assert window.area._centre.isVisible()
    assert not pane.isVisible()
    assert "core_values" == window.area.key


def test_the_chosen_record_is_shown_beside_the_page(wide, qtbot):
    """A line at the page's edge says where the chosen policy is printed."""
    pane = wide.area.preview
    policy = wide.workspace.project.of(Policy)[2]
    pane.show_record(policy.id)
    index, where = place_of(pane, policy.title)
    page, top, bottom = pane.view._band

    assert index == page
    assert top < where.y() < bottom


def test_words_are_found_in_the_pages(wide, qtbot):
    """The search turns to the first place, marks all and counts them."""
    pane = wide.area.preview
    row = pane._search
    row.open_search()
    QTest.keyClicks(row.line, "booked table")
    qtbot.waitUntil(lambda: bool(pane.view._marks), timeout=WAIT)
    QTest.qWait(300)
    shown = pane.view.current
    QTest.keyClick(row.line, Qt.Key.Key_Escape)

    assert "booked table" in page_texts(pane._whole.document)[shown].casefold()
    assert row.isHidden()
    assert {} == pane.view._marks


def test_pages_grow_and_shrink_about_the_place_in_view(wide):
    """Zooming keeps the section in view, and 0 fits the width again."""
    pane = wide.area.preview
    key = pane.view.leaves[pane.view.current].key
    pane.zoom_in()
    pane.zoom_in()
    larger = pane.view.zoom
    pane.view.setFocus()
    across = pane.view.horizontalScrollBar().maximum()
    QTest.keyClick(pane.view, Qt.Key.Key_0)

    assert larger > 1.4
    assert across > 0
    assert 1 == pane.view.zoom
    assert 0 == pane.view.horizontalScrollBar().maximum()
    assert key == pane.view.leaves[pane.view.current].key


def test_the_pages_are_painted(wide, qtbot):
    """Every page in view is drawn, on white paper whatever the theme."""
    wide.apply_look("dark", 100)
    pane = wide.area.preview
    qtbot.waitUntil(lambda: pane.view.has_picture(pane.view.current), timeout=WAIT)
    place = pane.view._places[pane.view.current]
    corner = place.topLeft().toPointF() - QPointF(0, pane.view.verticalScrollBar().value())
    painted = pane.view.viewport().grab().toImage()

    assert "#ffffff" == painted.pixelColor(round(corner.x()) + 9, round(corner.y()) + 40).name()


def test_the_words_of_the_pages_can_be_read(wide):
    """All pages as text begin with their number; the cursor stands at the page in view."""
    pane = wide.area.preview
    dialog = TextDialog(page_texts(pane._whole.document), pane.view.current, pane)
    text, cursor = dialog.text.toPlainText(), dialog.text.textCursor()
    here = f"Page {pane.view.current + 1} of {pane.page_count()}"

    assert text.startswith(f"Page 1 of {pane.page_count()}\n\n")
    assert text[cursor.position() :].startswith(here)


def test_the_pages_in_view_are_saved_and_printed(wide, tmp_path, monkeypatch):
    """What was seen is what goes out."""
    monkeypatch.setattr(printing, "DOTS", COARSE)
    pane = wide.area.preview
    pane.save_to(str(tmp_path / "seen.pdf"))
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))

    pages = print_document(pane._whole.document, printer)

    assert pdf_bytes(wide.workspace.project, "staff") == (tmp_path / "seen.pdf").read_bytes()
    assert pane.page_count() == pages
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")


def test_pages_that_are_old_are_neither_saved_nor_printed(wide):
    """Until the pages are those of the project, nothing goes out of the preview."""
    outward = wide.area.preview._bar._outward
    ready = [action.isEnabled() for action in outward]
    edit(wide)

    assert [True, True] == ready
    assert [False, False] == [action.isEnabled() for action in outward]


def test_a_failure_leads_to_the_step_it_happened_in(wide):
    """The pages stay with their time, and one button goes where something can be done."""
    pane, places = wide.area.preview, asked(wide)
    pages = pane.page_count()
    pane._on_answer(Answer(pane._generation, fault="A picture is damaged.", at="credo"))
    said = pane._bar.said

    pane._trouble.pressed.emit()

    assert pages == pane.page_count()
    assert f"from {pane._at}" in said
    assert [("credo", "", "")] == places


def test_a_process_that_was_ended_is_started_again(wide, qtbot):
    """The pane says what happened; the next edit is shown by a new process."""
    pane = wide.area.preview
    first = pane._process.process_id
    os.kill(first, 9)
    qtbot.waitUntil(lambda: not pane._trouble.isHidden(), timeout=WAIT)
    said = pane._trouble._text.text()
    with qtbot.waitSignal(pane.shown, timeout=WAIT):
        edit(wide)

    assert "Your words are safe" in said
    assert pane._trouble.isHidden()
    assert pane._process.process_id not in (0, first)


def test_no_process_outlives_its_project(wide):
    """Closing the project ends the process, which never held a socket."""
    number = wide.area.preview._process.process_id
    folder = Path(f"/proc/{number}/fd")
    open_files = [one.readlink() for one in folder.iterdir()] if folder.exists() else []
    wide.workspace.session._saved = wide.workspace.project
    wide.close_project()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert number
    assert [] == [str(one) for one in open_files if str(one).startswith("socket")]
    assert not folder.exists()


def test_one_executable_starts_itself(monkeypatch):
    """Where there is no interpreter beside the program, the program makes the pages itself."""
    monkeypatch.setattr(preview_process.sys, "frozen", True, raising=False)
    monkeypatch.setattr(preview_process.sys, "executable", "/opt/credo-builder")

    assert ["/opt/credo-builder", "--make-pages"] == preview_process.command()


def test_a_program_that_cannot_be_started_is_said(wide, qtbot, monkeypatch):
    """Without a process there are no new pages, and a sentence says so."""
    pane = wide.area.preview
    pane._process.stop()
    monkeypatch.setattr(preview_process, "command", lambda: ["/nowhere/at/all"])
    edit(wide)
    qtbot.waitUntil(lambda: not pane._trouble.isHidden(), timeout=WAIT)

    assert "could not be started" in pane._trouble._text.text()

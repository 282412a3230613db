"""Publish: documents one after the other, what became of each, and what is there already."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from credo_builder.chapters.credo import Credo
from credo_builder.domain.terms import Edition
from credo_builder.ui import printing
from credo_builder.ui.pages.publish_exists import BOTH, ExistsDialog, beside
from credo_builder.ui.pages.publish_outputs import size_words
from credo_builder.ui.printing import print_to

PATIENCE_MS = 90_000


@pytest.fixture
def page(example, tmp_path):
    """Return the page that publishes the finished example into a folder of the test."""
    example.go_to("publish")
    folder = tmp_path / "out"
    folder.mkdir()
    example.area.page._folder.setText(str(folder))
    return example.area.page


def finished(page, qtbot):
    qtbot.waitUntil(lambda: page._making is None and not page._queue, timeout=PATIENCE_MS)


def test_every_ticked_document_is_made_and_says_its_size(page, tmp_path, qtbot):
    """Two editions are two files; each row says what became of it, and the hands get them."""
    page.outputs.rows[Edition.PUBLIC].box.click()
    before = page._open.isEnabled()

    page.make()
    waiting = page.outputs.rows[Edition.STAFF].state.text()
    finished(page, qtbot)

    files = sorted(p.name for p in (tmp_path / "out").iterdir())
    assert ["Larder Lane - public 2.0.pdf", "Larder Lane - staff 2.0.pdf"] == files
    assert (False, True, "Waiting") == (before, page._open.isEnabled(), waiting)
    assert all(
        page.outputs.rows[e].state.text().startswith("Made, ")
        for e in (Edition.PUBLIC, Edition.STAFF)
    )
    assert "" == page.outputs.rows[Edition.FULL].state.text()


def test_cancel_keeps_what_is_finished(page, tmp_path, qtbot):
    """The first document stays, the second leaves nothing half-made."""
    page.outputs.rows[Edition.FULL].box.click()
    page.make()
    qtbot.waitUntil(lambda: len(page._queue) == 1, timeout=PATIENCE_MS)

    page.progress.cancel.click()
    finished(page, qtbot)

    files = [p.name for p in (tmp_path / "out").iterdir()]
    assert ["Larder Lane - staff 2.0.pdf"] == files
    assert "Not made" == page.outputs.rows[Edition.FULL].state.text()
    assert "Cancelled" in page._told.text()


@pytest.mark.parametrize("by_key", [True, False])
def test_the_footer_says_what_is_ticked(page, by_key):
    """Space and a click tick an edition; with none there is nothing to make."""
    box = page.outputs.rows[Edition.STAFF].box

    if by_key:
        QTest.keyClick(box, Qt.Key.Key_Space)
    else:
        box.click()
    none = (page.so_far(), page._make.isEnabled())
    page.outputs.rows[Edition.FULL].box.click()

    assert ("Nothing is ticked yet.", False) == none
    assert ("Full edition 2.0.", True) == (page.so_far(), page._make.isEnabled())


def test_a_file_that_is_there_is_kept_beside_the_new_one(page, tmp_path, qtbot, monkeypatch):
    """Keep both writes another name; what was there is untouched."""
    old = page.target()
    old.write_bytes(b"%PDF-old")
    monkeypatch.setattr(page, "_ask_about", lambda target: BOTH)

    page.make()
    finished(page, qtbot)

    assert b"%PDF-old" == old.read_bytes()
    assert beside(old).name == "Larder Lane - staff 2.0 (3).pdf"
    assert (tmp_path / "out" / "Larder Lane - staff 2.0 (2).pdf").exists()


def test_a_file_that_is_there_is_asked_about(page, tmp_path):
    """The question names the file; going back makes nothing."""
    page.target().write_bytes(b"%PDF-old")
    dialog = ExistsDialog(page.target(), page)
    before = dialog.answer

    dialog.both.click()
    both = dialog.answer
    dialog.replace_.click()

    assert ("back", "both", "replace") == (before, both, dialog.answer)


def test_the_time_left_is_told_after_a_second(page, monkeypatch):
    """Nothing is guessed in the first second; then it is told in seconds."""
    page.progress.begin(1, 2, "Staff edition")
    page.progress.tell(40)
    at_once = page.progress._left.text()
    monkeypatch.setattr(
        page.progress, "_clock", type("Clock", (), {"elapsed": lambda self: 4000})()
    )

    page.progress.tell(40)

    assert "" == at_once
    assert "About 6 seconds left" == page.progress._left.text()
    assert "Making 1 of 2: Staff edition" == page.progress._what.text()


def test_the_paper_is_one_edit(page):
    """Letter is chosen, and undo goes back to A4."""
    page._papers.button(1).click()
    chosen = page.workspace.project.settings.page_size
    page.workspace.session.undo()
    back = page.workspace.project.settings.page_size
    page.workspace.session.redo()

    assert ("Letter", "A4", "Letter") == (
        chosen, back, page.workspace.project.settings.page_size,
    )  # fmt: skip


def test_a_document_can_be_printed(page, tmp_path, qtbot, monkeypatch):
    """Every page goes to the printer, here to one that writes a file, in coarse dots."""
    monkeypatch.setattr(printing, "DOTS", 50)
    page.make()
    finished(page, qtbot)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))

    pages = print_to(page._made, printer)

    assert 10 < pages
    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF-")


def test_sizes_are_told_as_people_say_them():
    """Kilobytes below a megabyte, then one decimal."""
    assert ["1 KB", "87 KB", "1.1 MB"] == [size_words(n) for n in (10, 89_000, 1_150_000)]


def test_poster_card_and_charter_are_made_beside_the_document(page, tmp_path, qtbot):
    """Each has its row, the poster on the paper chosen there, and says what became of it."""
    rows = page.outputs.rows
    page.outputs.rows[Edition.STAFF].box.click()
    for key in ("poster", "pocket_card", "charter"):
        rows[key].box.click()
    usual = rows["poster"].paper
    rows["poster"].papers.setCurrentText("A4")
    told = page.so_far()

    page.make()
    finished(page, qtbot)

    files = sorted(p.name for p in (tmp_path / "out").iterdir())
    assert [f"Larder Lane - {n} 2.0.pdf" for n in ("charter", "pocket card", "poster")] == files
    assert "A3" == usual
    assert "Poster, Pocket card and Customer charter 2.0." == told
    assert all(rows[key].state.text().startswith("Made, ") for key in ("poster", "charter"))
    assert "Paper of the poster" == rows["poster"].papers.accessibleName()


def test_what_is_too_long_for_a_poster_is_told_and_the_rest_is_made(page, tmp_path, qtbot):
    """The reason stands below, the row says that there is no file, and the charter is there."""
    workspace = page.workspace
    credo = workspace.project.one(Credo)
    long = replace(credo, motto="We stay with whoever is waiting for us, " * 9)
    workspace.edit(workspace.project.put(long), "Write a long motto")
    rows = page.outputs.rows
    rows[Edition.STAFF].box.click()
    for key in ("poster", "charter"):
        rows[key].box.click()

    page.make()
    finished(page, qtbot)

    assert 1 == len(list((tmp_path / "out").iterdir()))
    assert "Not made" == rows["poster"].state.text()
    assert rows["charter"].state.text().startswith("Made, ")


def test_the_poster_follows_the_paper_of_the_project_until_one_is_chosen(page):
    """On Letter it is a Tabloid; a paper that somebody chose stays."""
    papers, poster = page._papers, page.outputs.rows["poster"]
    papers.button(1).click()
    followed = poster.paper
    poster.papers.setCurrentText("A2")
    papers.button(0).click()

    assert ("Tabloid", "A2") == (followed, poster.paper)
    assert "" == page.outputs.rows["charter"].paper

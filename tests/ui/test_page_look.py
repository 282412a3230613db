"""Our look: what becomes of one colour, covers to choose from, and the page as it prints."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from credo_builder.chapters.branding import Brand

PATIENCE_MS = 30_000


@pytest.fixture
def page(example):
    """Return the page of the look of the finished example."""
    example.go_to("branding")
    return example.area.page


def colour_of(page):
    return page.form.sheet.fields["colour"].editor


def brand(page):
    return page.workspace.project.one(Brand)


def undone_and_redone(page, before):
    """Take the last edit back and repeat it, and say whether that is exact."""
    after = brand(page)
    page.workspace.session.undo()
    back = brand(page)
    page.workspace.session.redo()
    return (before, after) == (back, brand(page))


def test_four_covers_and_a_page_are_drawn_beside_the_window(page, qtbot):
    """Each style shows its own cover; the chosen one is marked and shown large."""
    tiles = page.covers.tiles

    qtbot.waitUntil(
        lambda: page.prints.page.has_page and all(t.has_page for t in tiles.values()),
        timeout=PATIENCE_MS,
    )

    assert ["classic"] == [word for word, tile in tiles.items() if tile.isChecked()]
    assert "Style: Warm" == tiles["warm"].accessibleName()


@pytest.mark.parametrize("by_key", [True, False])
def test_a_style_is_chosen_by_its_cover(page, by_key):
    """An arrow and a click choose the same, in one step."""
    before = brand(page)
    tiles = page.covers.tiles

    if by_key:
        tiles["classic"].setFocus()
        QTest.keyClick(tiles["classic"], Qt.Key.Key_Right)
    else:
        QTest.mouseClick(tiles["modern"], Qt.MouseButton.LeftButton)

    assert "modern" == brand(page).style
    assert tiles["modern"].isChecked()
    assert undone_and_redone(page, before)


def test_what_becomes_of_a_faint_colour_is_told_in_words(page, qtbot):
    """A light colour is darkened for small print, and the page says so."""
    before = brand(page)
    editor = colour_of(page)
    editor._line.setText("")

    QTest.keyClicks(editor._line, "#E0A030")
    qtbot.waitUntil(lambda: "faint" in editor.shades["text"].told.text(), timeout=PATIENCE_MS)

    assert "#E0A030" == brand(page).colour
    assert "Darkened for small text" == editor.shades["text"]._name.text()
    assert "reads very well" in editor.shades["tint"].told.text()
    page.workspace.settle()
    assert undone_and_redone(page, before)


def test_the_colour_can_be_taken_from_the_logo(page, qtbot):
    """One press finds it, and it is one edit."""
    page.workspace.edit(
        page.workspace.project.put(replace(brand(page), colour="#123456")), "Change"
    )
    before = brand(page)

    colour_of(page).from_logo.click()
    qtbot.waitUntil(lambda: brand(page).colour != "#123456", timeout=PATIENCE_MS)

    assert brand(page).colour.startswith("#")
    assert undone_and_redone(page, before)


def test_without_a_logo_nothing_is_offered(blank):
    """A colour is taken from a logo only when there is one, and no shades without a colour."""
    blank.go_to("branding")
    editor = colour_of(blank.area.page)

    assert (False, False) == (editor.from_logo.isVisible(), editor.card.isVisible())


def test_the_paper_is_chosen_here_too(page):
    """Letter is one edit, and undo goes back to A4."""
    page._papers.button(1).click()
    chosen = page.workspace.project.settings.page_size

    page.workspace.session.undo()

    assert "Letter" == chosen
    assert "A4" == page.workspace.project.settings.page_size
    assert page._papers.button(0).isChecked()


def test_another_page_can_be_looked_at(page, qtbot):
    """The credo is drawn in the place of the cover."""
    qtbot.waitUntil(lambda: page.prints.page.has_page, timeout=PATIENCE_MS)
    cover = page.prints.page._pdf

    page.prints._keys.button(1).click()
    qtbot.waitUntil(lambda: page.prints.page._pdf != cover, timeout=PATIENCE_MS)

    assert page.prints.page.has_page

"""Words we use: the terms of the glossary, found and read from the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from credo_builder.compose.sections.appendix import GLOSSARY_KINDS, defined
from credo_builder.domain.wording import capitalised
from credo_builder.ui.words_dialog import WordsDialog


@pytest.fixture
def words(window):
    """Return the dialog as the menu opens it over the start screen."""
    window.actions_["words"].trigger()
    QApplication.processEvents()
    (dialog,) = window.findChildren(WordsDialog)
    yield dialog
    for left in window.findChildren(WordsDialog):
        left.close()


def test_the_dialog_lists_the_terms_of_the_glossary(words):
    """All terms, once, by the alphabet, and the first one's meaning beneath."""
    by_term = {capitalised(kind.term): defined(kind) for kind in GLOSSARY_KINDS}

    assert sorted(by_term, key=str.casefold) == words.listed()
    assert by_term[words.listed()[0]] == words.meaning.text()


def test_letters_find_a_word_and_arrows_choose_another(words):
    """Typing narrows the list; the arrows choose while the field keeps the focus."""
    QTest.keyClicks(words.sought, "moment")

    assert "Moment of truth" == words.listed()[0]
    assert "a customer decides" in words.meaning.text()
    first = words.meaning.text()
    QTest.keyClicks(words.sought, "\b" * len("moment"))
    words.sought.clear()
    QTest.keyClick(words.sought, Qt.Key.Key_Down)
    assert 1 == words.list.currentIndex().row()
    assert first != words.meaning.text()
    assert words.sought.hasFocus()


def test_a_word_that_is_not_there_is_said_as_typed(words):
    """Nothing found is told in words; markup in what was typed stays as it stands."""
    QTest.keyClicks(words.sought, "<b>zzz</b>")

    assert [] == words.listed()
    assert "Nothing with “<b>zzz</b>”." == words.meaning.text()
    assert Qt.TextFormat.PlainText == words.meaning.textFormat()


def test_a_screen_reader_hears_field_list_and_meaning(words):
    """Field and list have names, and each row says its meaning too."""
    names = [
        QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)
        for one in (words.sought, words.list)
    ]
    row = words.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert ["Find a word", "Words we use"] == names
    assert f"{words.listed()[0]}: {words.meaning.text()}" == row


def test_escape_closes_the_dialog(words):
    """One key leads back."""
    QTest.keyClick(words.sought, Qt.Key.Key_Escape)

    assert not words.isVisible()

"""A sentence whose phrases lead to their fields, in its own direction on any screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt

from credo_builder.compose.phrases import Phrase
from credo_builder.ui.sentence import SentenceView, direction_of, isolated


@pytest.fixture
def view(qapp):
    made = SentenceView("How it will read")
    yield made
    made.deleteLater()


def test_only_the_first_word_of_a_phrase_is_a_stop_of_the_tab_key(view):
    """A phrase breaks where the room ends, and is one stop all the same."""
    view.say((Phrase("within "), Phrase("two whole minutes", "target"), Phrase(".")))

    stops = [bool(p.focusPolicy() & Qt.FocusPolicy.TabFocus) for p in view.phrases()]
    assert [True, False, False] == stops
    assert "two whole minutes: change it" == view.phrases()[0].accessibleName()
    assert "within two whole minutes." == view.accessibleDescription()


def test_a_gap_is_called_missing(view):
    """What is not there yet is named, and leads to its field."""
    asked = []
    view.asked.connect(asked.append)
    view.say((Phrase("…", "target"),))

    view.phrases()[0].click()

    assert "Missing: fill it in" == view.phrases()[0].accessibleName()
    assert ["target"] == asked


def test_the_same_sentence_keeps_its_widgets(view):
    """Nothing flickers while another field is typed in."""
    view.say((Phrase("Two minutes", "target"),))
    before = view.phrases()

    view.say((Phrase("Two minutes", "target"),))

    assert before == view.phrases()


def test_a_sentence_is_read_in_its_own_direction():
    """English goes from the left on a mirrored screen, Hebrew from the right on any."""
    assert Qt.LayoutDirection.LeftToRight == direction_of("2 hours")
    assert Qt.LayoutDirection.RightToLeft == direction_of("12 שעות")
    assert Qt.LayoutDirection.LeftToRight == direction_of("12")
    assert "\u2068 4 hours\u2069" == isolated(" 4 hours")


@pytest.mark.parametrize("width", range(120, 420, 20))
def test_a_comma_never_begins_a_line(view, width):
    """What ends a phrase goes to the next line with the last word of the phrase."""
    view.say((
        Phrase("A greeting at the door", "name"), Phrase(" within "),
        Phrase("60 seconds", "target"), Phrase(" of "), Phrase("the door opening", "start"),
        Phrase(", for "), Phrase("95 of every 100 parties", "share"), Phrase("."),
    ))  # fmt: skip
    flow = view._flow
    flow.setGeometry(QRect(0, 0, width, 400))
    shown = [flow.itemAt(place).widget() for place in range(flow.count())]

    begun = [part.text() for part in shown if part.x() == 0]

    assert [] == [text for text in begun if text[0] in ",."]

"""What was decided so far is told in the language of the screen."""

from __future__ import annotations

import datetime as dt
import gettext
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from credo_builder.app.session import Session
from credo_builder.app.starters import starters
from credo_builder.chapters import CHAPTERS
from credo_builder.chapters.base import Chapter
from credo_builder.chapters.organisation import words
from credo_builder.domain.colour_names import colour_in_words
from credo_builder.domain.project import Project
from credo_builder.domain.wording import articled, capitalised, counted, dated, in_letters, listed
from credo_builder.i18n import Told, small, told
from credo_builder.storage.codec import write
from credo_builder.ui.pseudo import ACCENTED, Pseudo, longer

FOREIGN = Pseudo(ACCENTED)
_PLACES = re.compile(r"(\{\w+\})")
_LETTERS = re.compile(r"[^\W\d_]{2}")
GONE = "\0"


class _Silent(gettext.NullTranslations):
    """Says nothing of what is ours: templates shrink to the places in them."""

    def gettext(self, message: str) -> str:
        """Return the places of *message* with nothing but a mark between them."""
        parts = _PLACES.split(message)
        return "".join(p if _PLACES.fullmatch(p) else GONE for p in parts)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the places of the form for *n*."""
        return self.gettext(msgid1 if n == 1 else msgid2)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value.lower()
    elif isinstance(value, (dict, list)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


@pytest.fixture(scope="module", params=["example", *(one.name for one in starters())])
def project(request: pytest.FixtureRequest) -> Project:
    """Return the example, and every starter."""
    made = Session.example() if request.param == "example" else Session.new(request.param)
    return made.project


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda one: one.key)
def test_no_word_of_ours_stays_english(chapter: Chapter, project: Project) -> None:
    """Without what a catalogue says, nothing is left of the sentence but the user's own words."""
    said = chapter.so_far(project)
    left = said.said(_Silent()) if isinstance(said, Told) else said
    own = {*_texts(json.loads(write(project))), *(w.lower() for w in words(project).values())}
    ours = {
        part
        for part in left.lower().split(GONE)
        if _LETTERS.search(part) and not any(part in text for text in own)
    }

    assert set() == ours


@pytest.mark.parametrize(
    ("sentence", "english", "foreign"),
    [
        (counted(3, "value"), "three values", f"3 {longer('values')}"),
        (counted(1, "policy", "policies"), "one policy", ""),
        (in_letters(3), "three", "3"),
        (listed(["a", "b", "c"]), "a, b and c", f"a, b {longer('and')} c"),
        (listed(["a", "b"], "or"), "a or b", ""),
        (listed([told("yes")]), "yes", longer("yes")),
        (capitalised(told("yes {x}", x="x")), "Yes x", f"{capitalised(longer('yes'))} x"),
        (small("Very glad"), "very glad", ""),
        (articled("Online shop"), "an online shop", ""),
        (dated(dt.date(2027, 3, 5)), "5 March 2027", ""),
        (colour_in_words("#401010"), "very dark red", ""),
    ],
)
def test_parts_of_sentences_are_said_in_other_languages(sentence, english, foreign):
    """Counts, lists, labels, dates and colours keep what a catalogue needs."""
    turned = sentence.said(FOREIGN)

    assert english == sentence
    assert turned != english
    assert foreign in ("", turned)


def test_german_labels_keep_their_capitals_in_a_sentence():
    """Only languages whose nouns are small have small labels in the middle of a sentence."""

    class German(gettext.NullTranslations):
        def info(self) -> dict[str, str]:
            return {"language": "de"}

        def gettext(self, message: str) -> str:
            return "Große Freude"

    assert small("Delight").said(German()) == "Große Freude"


def test_an_empty_sentence_is_never_the_head_of_a_catalogue():
    """A catalogue keeps its own particulars under the empty text; nobody is told them."""

    class Heady(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return message or "Project-Id-Version: x"

    assert listed([]) == ""
    assert told("").said(Heady()) == ""

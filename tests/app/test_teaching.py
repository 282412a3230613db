"""Why each question of Quick is asked, with examples from five trades."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from credo_builder.app import starters
from credo_builder.app.teaching import NEAREST, TRADES, lesson
from credo_builder.audit.lexicon import Kind, lexicon
from credo_builder.chapters import RECORDS
from credo_builder.chapters.trades import Industry
from credo_builder.domain.questions import Asked, Choice, Choices, Group, Rows, Scale, asked
from credo_builder.domain.settings import Settings

LONGEST = 120
SHORT = 3


def _asked(key: str, place: Asked) -> Iterator[tuple[str, str, Asked]]:
    path = f"{key}.{place.name}"
    if isinstance(place.question, Group | Rows):
        for one in asked(place.question.of).values():
            if one.quick:
                yield from _asked(path, one)
    elif place.quick:
        yield place.quick, path, place


QUICK = [
    found
    for kind, key in ((*((k, k.key) for k in RECORDS), (Settings, "settings")))
    for place in asked(kind).values()
    if place.quick
    for found in _asked(key, place)
]
EACH = [(*one, trade) for one in QUICK for trade in TRADES]


@pytest.mark.parametrize(
    ("screen", "path", "place", "trade"), EACH, ids=[f"{p}-{t}" for _s, p, _a, t in EACH]
)
def test_each_question_teaches(screen: str, path: str, place: Asked, trade: Industry) -> None:
    """Each question says why, and has a good and a poor answer of fitting length and kind."""
    found = lesson(screen, path, trade)

    assert found
    assert all((found.why, found.good, found.poor, found.because))
    assert [t for t in (found.good, found.poor, found.because) if len(t) > LONGEST] == []
    assert found.good != found.poor
    if isinstance(place.question, Choice | Choices):
        labels = {option.label for option in place.question.options}
        assert any(found.good.startswith(one) for one in labels)
    if isinstance(place.question, Scale):
        assert found.good[:3] in {f"{n}: " for n in range(1, 6)}


@pytest.mark.parametrize(("screen", "path", "place"), QUICK, ids=[p for _s, p, _a in QUICK])
def test_trades_differ(screen: str, path: str, place: Asked) -> None:
    """No two of the five trades share a good answer, unless it is the same short noun."""
    answers = [lesson(screen, path, trade).good for trade in TRADES]
    nouns = place.name.startswith("customer_noun")

    assert len(set(answers)) >= (len(TRADES) - 1 if nouns else len(TRADES))


def test_other_trades_borrow() -> None:
    """A hotel reads the café’s example; a trade that tells nothing gets the reason alone."""
    hotel = lesson("our_credo", "credo.motto", Industry.HOTEL_LODGING)
    other = lesson("our_credo", "credo.motto", "")

    assert hotel == lesson("our_credo", "credo.motto", Industry.RESTAURANT_CAFE)
    assert (other.good, bool(other.why)) == ("", True)
    assert {*TRADES, *NEAREST, Industry.OTHER} == set(Industry)


def test_good_answers_pass_our_own_check_of_words() -> None:
    """No good answer holds a word that the check of the project's words would question."""
    english = lexicon("en-GB")
    texts = [lesson(screen, path, trade).good for screen, path, _asked, trade in EACH]

    assert english
    assert [(t, hit.words) for t in texts for hit in english.hits(t, tuple(Kind))] == []


def test_good_answers_are_not_those_of_starters() -> None:
    """What is taught is said nowhere in a starter, so that it is not read as already decided."""
    shipped = "\n".join(repr(starters.load(one.name).every()) for one in starters.starters())
    texts = {lesson(screen, path, trade).good for screen, path, _asked, trade in EACH}

    assert [text for text in texts if len(text.split()) > SHORT and text in shipped] == []

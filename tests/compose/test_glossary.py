"""The glossary: every term once, in the words that define its kind of record."""

from __future__ import annotations

import re

import pytest

from credo_builder.app import starters
from credo_builder.chapters import RECORDS
from credo_builder.compose.sections.appendix import GLOSSARY, GLOSSARY_KINDS, defined
from credo_builder.compose.view import View
from credo_builder.domain.terms import Edition


@pytest.fixture(scope="module")
def terms():
    return GLOSSARY.context(View(starters.example(), Edition.FULL)).terms


def test_every_term_stands_there_once(terms):
    """The full edition of the finished example explains each kind of record, none twice."""
    found = [one.term for one in terms]

    assert sorted(kind.term for kind in GLOSSARY_KINDS) == sorted(found)
    assert len(found) == len(set(found))
    assert found == sorted(found, key=str.casefold)


def test_meanings_are_the_words_that_define_the_record(terms):
    """A meaning is the first paragraph of its record's own definition, a whole sentence."""
    meanings = {one.term: one.meaning for one in terms}
    for kind in GLOSSARY_KINDS:
        first = re.sub(r"\s+", " ", kind.__doc__.split("\n\n")[0]).strip()

        assert first == defined(kind) == meanings[kind.term]
        assert first.endswith(".")


def test_whatever_has_a_code_is_explained():
    """A letter such as M in M3 is never met without its word being in the glossary."""
    coded = {kind for kind in RECORDS if kind.letter}

    assert set() == coded - set(GLOSSARY_KINDS)

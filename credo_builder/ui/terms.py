"""Declared terms and counts, as the screen says them."""

from __future__ import annotations

from collections.abc import Sequence

from credo_builder.domain import terms, wording
from credo_builder.domain.records import Record
from credo_builder.i18n import _, said


def term_label(kind: type[terms.Term], word: str) -> str:
    """Plain term for *word* in the screen's language; an unknown word as it stands."""
    found = terms.label(kind, word)
    return _(found) if word in kind._value2member_map_ else found


def counted(number: int, one: str, many: str) -> str:
    """Return "one value", "three values" in the screen's language."""
    return said(wording.counted(number, one, many))


def counted_records(number: int, kind: type[Record]) -> str:
    """Return how many records of *kind* there are, such as "three values"."""
    return counted(number, kind.term, kind.terms)


def listed(words: Sequence[str]) -> str:
    """Return "a", "a and b", "a, b and c" in the screen's language."""
    return said(wording.listed(words))


def with_article(word: str) -> str:
    """Return *word* with "a" or "an" where it is English; other languages have their own ways."""
    return wording.with_article(word) if _(word) == word else _(word)

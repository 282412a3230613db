"""Words that promise less than they seem to, in one language, and better ones for each.

A lexicon is data: ``wording/<language>.json`` among the bundled files, a list of entries with a
``kind``, a ``match`` (words and phrases as a regular expression without capturing groups) and
a ``better`` wording. Whole words are found, whatever their capitals.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache, lru_cache

from credo_builder import assets
from credo_builder.values import dataclass

_TEXTS_REMEMBERED = 16_384
"""Texts whose hits are kept: between two checks hardly any of them changes."""
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", re.ASCII)


class Kind(StrEnum):
    """What is the matter with a word; ``OUTSIDE`` names places that hear a complaint next."""

    VAGUE = "vague"
    SLOGAN = "slogan"
    ABSOLUTE = "absolute"
    BLAMING = "blaming"
    COUNTED_GESTURE = "counted gesture"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class Hit:
    """One word or phrase of a text, as it is written there, and a better wording."""

    words: str
    better: str


class Lexicon:
    """The words of one language, found by kind."""

    def __init__(self, entries: Iterable[dict[str, str]]) -> None:
        """Take the *entries* of a lexicon file; each kind becomes one expression."""
        rows = tuple(entries)
        self._better = {f"e{place}": row.get("better", "") for place, row in enumerate(rows)}
        parts: dict[str, list[str]] = {}
        for place, row in enumerate(rows):
            parts.setdefault(row["kind"], []).append(f"(?P<e{place}>{row['match']})")
        self._found = {
            Kind(kind): re.compile(rf"(?<!\w)(?:{'|'.join(held)})(?!\w)", re.IGNORECASE)
            for kind, held in parts.items()
        }
        self._hits = lru_cache(_TEXTS_REMEMBERED)(self._read)

    def hits(self, text: str, kinds: tuple[Kind, ...]) -> tuple[Hit, ...]:
        """Return what is found of *kinds* in *text*, in order, each wording once."""
        return self._hits(text, kinds) if text else ()

    def first(self, text: str, kinds: tuple[Kind, ...]) -> Hit | None:
        """Return the first hit of *kinds* in *text*, or None."""
        return next(iter(self.hits(text, kinds)), None)

    def _read(self, text: str, kinds: tuple[Kind, ...]) -> tuple[Hit, ...]:
        plain = text.replace("'", "’")
        found = sorted(
            (
                m
                for kind in kinds
                if kind in self._found
                for m in self._found[kind].finditer(plain)
            ),
            key=re.Match.start,
        )
        return tuple(_without_doubles(Hit(m[0], self._better[m.lastgroup or ""]) for m in found))


def _without_doubles(hits: Iterable[Hit]) -> Iterator[Hit]:
    said = set()
    for hit in hits:
        if hit.words.casefold() not in said:
            said.add(hit.words.casefold())
            yield hit


@cache
def lexicon(language: str) -> Lexicon | None:
    """Return the lexicon for a BCP-47 *language*; None where none ships.

    The base language serves its regions: ``en-GB`` is served by ``en``.
    """
    if not _TAG.fullmatch(language):
        return None
    for name in (language, language.split("-", maxsplit=1)[0].lower()):
        try:
            held = assets.read_text(f"wording/{name}.json")
        except FileNotFoundError:
            continue
        return Lexicon(json.loads(held)["entries"])
    return None

"""Finding a command by a few of its letters."""

from __future__ import annotations

from credo_builder.ui.one_line import plain

Spans = tuple[tuple[int, int], ...]
_START, _WITHIN, _LETTERS = 0, 1, 2


def fuzzy(sought: str, text: str) -> tuple[int, Spans] | None:
    """Return how badly *text* matches *sought*, 0 is best, and which of its letters do.

    Each word sought must begin a word of the text, or stand in it, or have its letters there
    in order, close to one another. None when one of them does not.
    """
    low = plain(text)
    if len(low) != len(text):
        low = text.casefold()
    worst = 0
    marked: set[int] = set()
    for word in plain(sought).split():
        found = _whole(word, low) or _scattered(word, low)
        if found is None:
            return None
        badness, places = found
        worst += badness
        marked |= places
    return worst, _spans(marked)


def _whole(word: str, text: str) -> tuple[int, set[int]] | None:
    at = text.find(word)
    if at < 0:
        return None
    begins = f" {text}".find(f" {word}")
    if begins >= 0:
        return _START, set(range(begins, begins + len(word)))
    return _WITHIN, set(range(at, at + len(word)))


def _scattered(word: str, text: str) -> tuple[int, set[int]] | None:
    best: tuple[int, set[int]] | None = None
    for begin in (i for i, letter in enumerate(text) if letter == word[0]):
        places, at = {begin}, begin
        for letter in word[1:]:
            at = text.find(letter, at + 1)
            if at < 0:
                break
            places.add(at)
        gaps = max(places) - begin + 1 - len(word)
        if len(places) == len(word) and gaps <= len(word) + 2:
            badness = _LETTERS + gaps
            best = min(best, (badness, places), key=lambda b: b[0]) if best else (badness, places)
    return best


def _spans(places: set[int]) -> Spans:
    spans: list[tuple[int, int]] = []
    for at in sorted(places):
        if spans and spans[-1][1] == at:
            spans[-1] = (spans[-1][0], at + 1)
        else:
            spans.append((at, at + 1))
    return tuple(spans)

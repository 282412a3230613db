"""Which questions stand side by side on a sheet."""

from __future__ import annotations

from credo_builder.domain import questions as q
from credo_builder.domain.questions import Asked

WHOLE = 12
TITLE_SHARE = 4
SENTENCE_SHARE = 7
SHORT_TITLE = 24
FEW_OPTIONS = 3
SHORT_LETTERS = 14
SHORT_SENTENCE = 30
BESIDE_CHOICE = 40
WORDS = (q.Line, q.Choice, q.Link)
"""Answers in words, which take whatever room there is."""
_SHARES: dict[type[q.Question], int] = {
    q.Choice: 6,
    q.Link: 6,
    q.Scale: 6,
    q.Quantity: 6,
    q.Money: 6,
    q.Date: 6,
    q.Colour: 6,
    q.Picture: 6,
    q.Flag: 6,
    q.Count: 4,
    q.Percent: 4,
    q.TimeOfDay: 4,
}


def packed(questions: tuple[Asked, ...]) -> list[list[tuple[Asked, int]]]:
    """Return *questions* in rows of (question, share), at most `WHOLE` shares a row.

    Short answers stand beside one another; a short first line beside the line after it.
    """
    rows: list[list[tuple[Asked, int]]] = []
    left = 0
    for place, one in enumerate(questions):
        share = _share(one)
        if place == 0 and isinstance(one.question, q.Line) and len(questions) > 1:
            share = _title_share(one, questions[1])
        elif (rows and len(rows) == 1 and place == 1 and _joins_title(one, left)) or (
            rows and _joins_choice(one, rows[-1], left)
        ):
            share = left
        if share > left:
            rows.append([])
            left = WHOLE
        rows[-1].append((one, share))
        left -= share
    return [_stretched(row) for row in rows]


def _title_share(one: Asked, after: Asked) -> int:
    """A name of a word or two leaves room for a line; a short sentence for a few segments.

    A long sentence has the row to itself: nobody can read what does not fit its field.
    """
    longest = max((*map(len, one.question.examples), len(one.question.prompt)))
    if longest <= SHORT_TITLE and isinstance(after.question, (q.Line, q.Choice)):
        return TITLE_SHARE
    few = isinstance(after.question, q.Choice) and len(after.question.options) <= FEW_OPTIONS
    return SENTENCE_SHARE if few and longest <= SHORT_SENTENCE else WHOLE


def _joins(one: Asked, place: int, rows: list[list[tuple[Asked, int]]], left: int) -> bool:
    """Whether *one* takes what is *left* of the row that was begun."""
    after_title = len(rows) == 1 and place == 1 and _joins_title(one, left)
    return after_title or _joins_choice(one, rows[-1], left)


def _joins_title(one: Asked, left: int) -> bool:
    if left == WHOLE - SENTENCE_SHARE:
        return isinstance(one.question, q.Choice)
    beside = isinstance(one.question, q.Line) and _longest(one) <= SHORT_SENTENCE
    return left == WHOLE - TITLE_SHARE and beside


def _joins_choice(one: Asked, row: list[tuple[Asked, int]], left: int) -> bool:
    """A line of a few words finds room beside a choice that would stand alone."""
    choice = isinstance(row[-1][0].question, (q.Choice, q.Link))
    few = isinstance(one.question, q.Line) and 0 < _longest(one) <= BESIDE_CHOICE
    return choice and few and left == WHOLE // 2


def _longest(one: Asked) -> int:
    return max(map(len, one.question.examples), default=0)


def _share(one: Asked) -> int:
    question = one.question
    if isinstance(question, q.Line):
        short = question.examples and max(map(len, question.examples)) <= SHORT_LETTERS
        return 4 if short else WHOLE
    return next((n for kind, n in _SHARES.items() if isinstance(question, kind)), WHOLE)


def _stretched(row: list[tuple[Asked, int]]) -> list[tuple[Asked, int]]:
    """A lone line of text takes the whole row; a lone choice stays as wide as it is.

    Lines and choices side by side share the row out among them, so that rows end together.
    """
    if len(row) == 1 and isinstance(row[0][0].question, q.Line):
        return [(row[0][0], WHOLE)]
    rest = WHOLE - sum(share for _one, share in row)
    if len(row) > 1 and rest and all(isinstance(one.question, WORDS) for one, _share in row):
        more = [rest // len(row) + (at < rest % len(row)) for at in range(len(row))]
        return [(one, share + m) for (one, share), m in zip(row, more[::-1], strict=True)]
    return row

"""Which way words run: embedding levels of a paragraph, and the order of a line's runs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from credo_builder.errors import RenderError
from credo_builder.render.pdf.scripts import is_mixed

_LEVELS = re.compile(r"^    levels: \[(.*?)^    \]", re.DOTALL | re.MULTILINE)
_HALVES = re.compile("[\ud800-\udfff]")
_NUMBER = re.compile(r"\d+")
_DIALLED = re.compile(r"(?<!\w)[+(]*\d[\d ().\-/\u00a0\u202f]*\d(?!\w)")
"""Figures with spaces and signs among them, as telephone numbers and dates have."""
_LEAST_DIALLED = 7
"""Figures of a telephone number at least; fewer are a sum or a range."""


@lru_cache(maxsize=4096)
def levels(text: str, *, rtl: bool) -> tuple[int, ...]:
    """Return the embedding level of each character of the paragraph *text*.

    Args:
        text: without line ends.
        rtl: the paragraph reads from right to left.

    Raises:
        RenderError: the library that knows the algorithm answered in another form.
    """
    if not rtl and not is_mixed(text):
        return (0,) * len(text)
    from bidi import get_display  # noqa: PLC0415  most documents never need it

    text = _HALVES.sub("\ufffd", text)
    told = _LEVELS.search(str(get_display(text, base_dir="R" if rtl else "L", debug=True)))
    by_byte = [int(n) for n in _NUMBER.findall(told[1])] if told else []
    if len(by_byte) != len(text.encode()):
        raise RenderError("The library for right-to-left text is of an unknown version.")
    found: list[int] = []
    place = 0
    for char in text:
        found.append(by_byte[place])
        place += len(char.encode())
    _keep_together(text, found)
    return tuple(found)


def _keep_together(text: str, found: list[int]) -> None:
    """Let telephone numbers and dates among words from the right run as they are dialled.

    The algorithm takes their groups for numbers of their own and turns them round.
    """
    for number in _DIALLED.finditer(text):
        start, end = number.span()
        if _is_dialled(number[0]):
            highest = max(found[start:end])
            found[start:end] = [highest + highest % 2] * (end - start)


def undivided(text: str) -> str:
    """Return *text* with spaces in telephone numbers and dates that no line ends at."""
    return _DIALLED.sub(
        lambda found: found[0].replace(" ", "\xa0") if _is_dialled(found[0]) else found[0], text
    )


def _is_dialled(number: str) -> bool:
    return len(_NUMBER.findall(number)) > 1 and sum(map(str.isdigit, number)) >= _LEAST_DIALLED


def visual_order(found: Sequence[int]) -> list[int]:
    """Return the places of a line's runs from left to right; *found* are their levels."""
    order = list(range(len(found)))
    odd = [level for level in found if level % 2]
    if not odd:
        return order
    for level in range(max(found), min(odd) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and found[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = max(end, start + 1)
    return order

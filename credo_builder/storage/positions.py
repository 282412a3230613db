"""Where each value of a JSON text stands; looked for only after something was refused."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import field

from credo_builder.storage.numbers import LONGEST
from credo_builder.storage.text import excerpt
from credo_builder.values import dataclass

Place = tuple[str | int, ...]

DEEPEST = 64
"""Levels of objects and lists within each other."""

_TOKEN = re.compile(r'\s*(?:([{}\[\],:])|("(?:[^"\\]++|\\.)*+")|([^\s{}\[\],:"]+))', re.DOTALL)
_HALF = re.compile(r"[\ud800-\udfff]")
_HALF_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")


def has_half_escapes(text: str) -> bool:
    """Whether *text* spells halves of characters; two in a row may be a whole one."""
    return "\\u" in text and _HALF_ESCAPE.search(text) is not None


def field_name(place: Place) -> str:
    """Return *place* as people write it, such as ``promises[0].adapt[2].response``."""
    name = ""
    for part in place:
        shown = f"[{part}]" if isinstance(part, int) else excerpt(part)
        name += shown if isinstance(part, int) or not name else f".{shown}"
    return name or "the file"


@dataclass
class Scan:
    """What one pass over a JSON text found.

    Attributes:
        wanted: the places whose lines are kept, each with all that holds it.
        lines: place of each wanted value to its line, 1 for the first.
        refused: (line, place, message) of what no project file may hold.
    """

    wanted: frozenset[Place] = frozenset()
    lines: dict[Place, int] = field(default_factory=dict)
    refused: list[tuple[int, Place, str]] = field(default_factory=list)

    def line_of(self, place: Place) -> int:
        """Return the line of *place*, or of what holds it when it is not in the text."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


@dataclass
class _Walk:
    """The state of a pass: the path to here, and the keys met in each open object."""

    scan: Scan
    opened: list[str] = field(default_factory=list)
    path: list[str | int] = field(default_factory=list)
    keys: list[dict[str, int]] = field(default_factory=list)
    wants_key: bool = False

    def value(self, line: int) -> None:
        if self.scan.wanted and (place := tuple(self.path)) in self.scan.wanted:
            self.scan.lines[place] = line

    def refuse(self, line: int, message: str) -> None:
        self.scan.refused.append((line, tuple(self.path), message))

    def sign(self, sign: str, line: int) -> bool:
        """Take in one sign; return whether to go on."""
        if sign in "{[":
            self.value(line)
            self.opened.append(sign)
            self.keys.append({})
            self.path.append(0 if sign == "[" else "")
            self.wants_key = sign == "{"
            if len(self.opened) > DEEPEST:
                del self.path[3:]
                self.refuse(line, f"is nested deeper than {DEEPEST} levels. Make it flatter.")
                return False
        elif sign in "}]" and self.opened:
            self.opened.pop()
            self.keys.pop()
            self.path.pop()
            self.wants_key = False
        elif sign == "," and self.opened:
            self.wants_key = self.opened[-1] == "{"
            last = self.path[-1]
            if isinstance(last, int):
                self.path[-1] = last + 1
        return True

    def string(self, token: str, line: int) -> None:
        try:
            text = json.loads(token)
        except ValueError:
            text = token[1:-1]
        is_key = self.wants_key and bool(self.opened)
        if is_key:
            self.path[-1] = text
            self.key(text, line)
            self.wants_key = False
        else:
            self.value(line)
        if _HALF.search(text):
            self.refuse(
                line, "holds half of a character (a lone surrogate). Write the character itself."
            )

    def key(self, text: str, line: int) -> None:
        met = self.keys[-1]
        if text in met:
            self.refuse(line, f"is there twice, first in line {met[text]}. Remove one of the two.")
        met.setdefault(text, line)

    def word(self, token: str, line: int) -> None:
        self.value(line)
        if token.lstrip("-") in ("NaN", "Infinity"):
            self.refuse(line, f"must be a number, not {token}. Write null if there is none.")
        elif len(token) > LONGEST and token.lstrip("-")[:1].isdigit():
            self.refuse(
                line, f"is a number of more than {LONGEST} characters. Write fewer digits."
            )


def scan(text: str, places: Iterable[Place] = ()) -> Scan:
    """Return where the values at *places* stand, or what in *text* no project file may hold.

    It ends where the last of the *places* is found; without any the whole text is read.
    Broken JSON is read as far as it makes sense; a text nested too deeply up to there.
    """
    found = Scan(frozenset(at[:end] for at in places for end in range(1, len(at) + 1)))
    walk = _Walk(found)
    for kind, token, line in _tokens(text):
        if kind == 1 and not walk.sign(token, line):
            break
        if kind == len("ab"):
            walk.string(token, line)
        elif kind == len("abc"):
            walk.word(token, line)
        if found.wanted and len(found.lines) == len(found.wanted):
            break
    return found


def _tokens(text: str) -> Iterator[tuple[int, str, int]]:
    """Yield (1 sign, 2 string or 3 word; the token; its line)."""
    at = counted = 0
    line = 1
    while (found := _TOKEN.match(text, at)) is not None:
        at = found.end()
        kind = found.lastindex or 0
        begins = found.start(kind)
        line += text.count("\n", counted, begins)
        counted = begins
        yield kind, found[kind], line

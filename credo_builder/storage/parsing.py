"""Bytes to parsed JSON: what no project file may be or hold is refused here."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from credo_builder.domain.shapes import SpelledNumber
from credo_builder.errors import Damaged, NotAProject, ProjectFileError
from credo_builder.storage.numbers import fraction, whole
from credo_builder.storage.positions import field_name, has_half_escapes, scan
from credo_builder.storage.text import excerpt

FORMAT = "credo-project"
LARGEST_FILE = 32 * 2**20
"""Bytes of a project file."""

MOST_VALUES = 500_000
"""Values of a project file, a hundred times what a large project has."""

MOST_PROBLEMS = 20
"""Problems told one by one; the rest is counted."""

_FOREIGN = (
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3", "a database"),
)
_WIDE, _WIDER = 0.3, 0.6
"""Shares of null bytes in English text of two and of four bytes a character."""
_OPENING = (b"{", b"[", b",")
_RESCUE = "Restore an earlier state (File, Earlier states), or mend the line in a text editor."
_RESTORE = "Restore an earlier state (File, Earlier states), or open another copy."
_CHOOSE = "Choose a file that ends in .credo."


class _Hostile(ValueError):
    """Something in the text is never allowed; a second pass tells what and where."""


def told(name: str, problems: list[tuple[int, str]]) -> tuple[str, ...]:
    """Return one sentence for each of the *problems* (line, message), by line; 20 at most."""
    by_line = sorted(problems, key=lambda one: one[0])
    lines = [f"{name}: line {line}: {message}" for line, message in by_line[:MOST_PROBLEMS]]
    if len(by_line) > MOST_PROBLEMS:
        more = len(by_line) - MOST_PROBLEMS
        lines.append(f"{name}: and {more} more. Mend these first, then open the file again.")
    return tuple(lines)


def refuse_foreign(content: bytes, name: str) -> None:
    """Refuse what no project file of any state can be.

    Raises:
        NotAProject: it is of a foreign kind.
        Damaged: it is empty, too large, UTF-16 or UTF-32.
    """
    if not content.strip():
        raise Damaged(f"{name}: the file is empty. {_RESTORE}")
    if len(content) > LARGEST_FILE:
        raise Damaged(
            f"{name}: the file has more than {LARGEST_FILE // 2**20} MiB; a project never has. "
            "Make its pictures smaller, or open another copy."
        )
    for magic, what in _FOREIGN:
        if content.startswith(magic):
            raise NotAProject(f"{name}: this is {what}, not a credo project. {_CHOOSE}")
    if len(content) > MOST_VALUES and sum(map(content.count, _OPENING)) > MOST_VALUES:
        raise Damaged(
            f"{name}: the file holds more than {MOST_VALUES:,} values; a project never has. Open "
            "another copy."
        )
    head = content[:400]
    nulls = head.count(0) / len(head)
    is_ours = nulls > _WIDE and FORMAT.encode() in head.replace(b"\0", b"")
    if is_ours or content.startswith((b"\xff\xfe", b"\xfe\xff")):
        kind = "UTF-32" if nulls > _WIDER else "UTF-16"
        raise Damaged(
            f"{name}: the file is {kind} text. Save it as UTF-8 in a text editor, then open it."
        )


def decoded(content: bytes, name: str) -> str:
    """Return the text of the file *name*.

    Raises:
        NotAProject: it is binary, or of a foreign kind.
        Damaged: it is empty, too large, or not UTF-8.
    """
    refuse_foreign(content, name)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\0" in content[:8192] or FORMAT.encode() not in content[:8192]:
            raise NotAProject(f"{name}: this is not a credo project. {_CHOOSE}") from None
        line = content.count(b"\n", 0, error.start) + 1
        raise Damaged(f"{name}: line {line}: holds bytes that are not UTF-8. {_RESCUE}") from None


def parsed(text: str, name: str) -> dict[str, Any]:
    """Return the object that *text* spells; fractions as `SpelledNumber`.

    Raises:
        NotAProject: it is JSON, but not one of our projects, or no JSON at all.
        Damaged: it is one of ours, but cut short or broken.
        ProjectFileError: duplicate keys, numbers that are none or too long, halves of
            characters, nesting deeper than `positions.DEEPEST`: each with its line.
    """
    try:
        value = json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=whole,
            parse_float=fraction,
            parse_constant=_no_number,
        )
    except json.JSONDecodeError as error:
        _broken(text, name, error)
    except (ValueError, RecursionError):
        _hostile(text, name)
        raise Damaged(f"{name}: the file cannot be read. {_RESCUE}") from None
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise NotAProject(
            f"{name}: this is not a credo project: its first key should be "
            f'"format": "{FORMAT}". {_CHOOSE}'
        )
    if has_half_escapes(text):
        _hostile(text, name)
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _Hostile
    return made


def _no_number(word: str) -> NoReturn:
    raise _Hostile(word)


def _hostile(text: str, name: str) -> None:
    """Raise what a closer look refuses; nothing when all is well after all."""
    refused = scan(text).refused
    if refused:
        problems = [(line, f"{field_name(at)}: {message}") for line, at, message in refused]
        raise ProjectFileError(*told(name, problems)) from None


def _broken(text: str, name: str, error: json.JSONDecodeError) -> NoReturn:
    if f'"{FORMAT}"' not in text[:400]:
        raise NotAProject(f"{name}: this is not a credo project. {_CHOOSE}") from None
    if error.pos >= len(text.rstrip()) or "Unterminated" in error.msg:
        raise Damaged(
            f"{name}: line {error.lineno}: the file is cut short here. {_RESCUE}"
        ) from None
    at, what = _plainly(text, error)
    line = text.count("\n", 0, at) + 1
    column = at - text.rfind("\n", 0, at)
    raise Damaged(f"{name}: line {line}, column {column}: {what}. {_RESCUE}") from None


def _plainly(text: str, error: json.JSONDecodeError) -> tuple[int, str]:
    """Return where a person would look for the fault, and what they would call it."""
    at, sign = error.pos, text[error.pos : error.pos + 1]
    around = f"“{excerpt(text[at : at + 30])}”"
    if "Extra data" in error.msg:
        return at, f"the project has ended before {around}. Take away what follows it"
    if "control character" in error.msg:
        return at, _UNSPELLED.get(sign, "a control character stands inside quotes. Take it out")
    if "escape" in error.msg:
        at = text.rfind("\\", 0, at + 1)
        shown = excerpt(text[at : at + 6])
        return at, f"“{shown}” spells no character. Write a backslash as \\\\"
    if sign in ("}", "]") and (comma := text.rstrip()[:at].rstrip()).endswith(","):
        return len(comma) - 1, "a comma stands before a closing bracket. Take it out"
    for beginning, what in _STRANGERS.items():
        if text.startswith(beginning, at):
            return at, f"{what}, at {around}"
    if "delimiter" in error.msg:
        return at, f"a comma, a colon or a bracket is missing before {around}"
    if "property name" in error.msg:
        return at, f"a name in double quotes should stand instead of {around}"
    return at, f"a value should stand instead of {around}"


_UNSPELLED = {
    "\n": "a line breaks inside quotes. Write the break as \\n, or close the quotes",
    "\r": "a line breaks inside quotes. Write the break as \\n, or close the quotes",
    "\t": "a tab stands inside quotes. Write it as \\t",
}
_STRANGERS = {
    "'": "single quotes stand where double ones should",
    "“": "curly quotes stand where straight ones should",
    "//": "a comment stands here; a project file has none",
    "/*": "a comment stands here; a project file has none",
    "#": "a comment stands here; a project file has none",
    "<<<<<<<": "two versions were merged and this is still to be decided",
    "=======": "two versions were merged and this is still to be decided",
    ">>>>>>>": "two versions were merged and this is still to be decided",
    "True": "true is written in small letters",
    "False": "false is written in small letters",
    "None": "none is written as null",
}
"""What editors, merges and other languages leave behind, by how it begins."""


def kind_of(value: object) -> str:
    """Return what JSON calls the kind of *value*, in plain words."""
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | SpelledNumber):
        return "a number"
    if isinstance(value, str):
        return "text"
    if isinstance(value, list):
        return "a list"
    return "null" if value is None else "an object"

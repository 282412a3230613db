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
_RESCUE = "Restore an earlier state (File, Earlier states), or mend the line in a text editor."
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
        Damaged: it is empty, too large, or UTF-16.
    """
    if not content.strip():
        raise Damaged(f"{name}: the file is empty. {_RESCUE}")
    if len(content) > LARGEST_FILE:
        raise Damaged(
            f"{name}: the file has more than {LARGEST_FILE // 2**20} MiB; a project never has. "
            "Make its pictures smaller, or open another copy."
        )
    for magic, what in _FOREIGN:
        if content.startswith(magic):
            raise NotAProject(f"{name}: this is {what}, not a credo project. {_CHOOSE}")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Damaged(
            f"{name}: the file is UTF-16 text. Save it as UTF-8 in a text editor, then open it."
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
    around = excerpt(text[error.pos : error.pos + 30])
    raise Damaged(
        f"{name}: line {error.lineno}, column {error.colno}: is not JSON, at “{around}” "
        f"({_plainly(error.msg)}). {_RESCUE}"
    ) from None


def _plainly(message: str) -> str:
    """Return the parser's complaint as a person would say it."""
    if "delimiter" in message:
        return "a comma, colon or bracket is missing"
    if "property name" in message:
        return "a name in double quotes should stand here, and no comma before a closing bracket"
    if "Expecting value" in message:
        return "a value should stand here, and no comma before a closing bracket"
    if "control character" in message:
        return "a line break inside quotes must be written as \\n"
    return message[:1].lower() + message[1:]


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

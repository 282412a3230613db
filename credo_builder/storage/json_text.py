"""JSON as bytes: the pretty form of the file, and the canonical form of its checksum."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from json.encoder import encode_basestring
from typing import Any

from credo_builder.domain.shapes import SpelledNumber

_CONSTANTS = {None: "null", True: "true", False: "false"}


def pretty(value: Any) -> bytes:
    """Return *value* with an indent of two, LF, UTF-8 unescaped and an LF at the end."""
    return ("".join(_pieces(value, "\n")) + "\n").encode("utf-8")


def _pieces(value: Any, newline: str) -> Iterator[str]:
    if isinstance(value, dict) and value:
        inner, comma = newline + "  ", "{"
        for key, part in value.items():
            yield f"{comma}{inner}{encode_basestring(key)}: "
            yield from _pieces(part, inner)
            comma = ","
        yield newline + "}"
    elif isinstance(value, list) and value:
        inner, comma = newline + "  ", "["
        for part in value:
            yield comma + inner
            yield from _pieces(part, inner)
            comma = ","
        yield newline + "]"
    else:
        yield _scalar(value)


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None or isinstance(value, bool):
        return _CONSTANTS[value]
    if isinstance(value, SpelledNumber):
        return value.text
    return str(value) if isinstance(value, int) else ("{}" if isinstance(value, dict) else "[]")


def canonical(value: Mapping[str, Any]) -> bytes:
    """Return *value* with sorted keys, no space, UTF-8 unescaped, numbers as spelled."""
    return _compact(value, sort_keys=True).encode("utf-8")


def one_line(value: Mapping[str, Any]) -> bytes:
    """Return *value* on one line, keys as they stand, numbers as spelled.

    Halves of characters, which no file can hold, are left out.
    """
    return _compact(value, sort_keys=False).encode("utf-8", "ignore")


def _compact(value: Mapping[str, Any], *, sort_keys: bool) -> str:
    """Return *value* without spaces.

    The fast encoder knows no number with a spelling, so each passes through it as text
    between marks that no file can guess, and is unquoted afterwards.
    """
    mark = os.urandom(12).hex()
    spelled = False

    def marked(number: Any) -> str:
        nonlocal spelled
        spelled = True
        return f"{mark}{number.text}{mark}"

    text = json.dumps(
        value, sort_keys=sort_keys, ensure_ascii=False, separators=(",", ":"), default=marked
    )
    if spelled:
        text = text.replace(f'"{mark}', "").replace(f'{mark}"', "")
    return text


def checksum(value: Mapping[str, Any]) -> str:
    """Return "sha256:..." over the canonical form of *value* without its ``checksum``."""
    rest = {key: part for key, part in value.items() if key != "checksum"}
    return "sha256:" + hashlib.sha256(canonical(rest)).hexdigest()

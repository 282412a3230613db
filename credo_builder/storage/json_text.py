"""JSON as bytes: the pretty form of the file, and the canonical form of its checksum."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from itertools import chain
from json.encoder import encode_basestring
from typing import Any, Protocol

from credo_builder.domain.shapes import SpelledNumber

_CONSTANTS = {None: "null", True: "true", False: "false"}


class Spelling(Protocol):
    """A part that knows its own texts, and stands among parsed JSON."""

    @property
    def text(self) -> str:
        """Its canonical form."""

    @property
    def pretty(self) -> str:
        """Its form in the file."""


def pretty(value: Any) -> bytes:
    """Return *value* with an indent of two, LF, UTF-8 unescaped and an LF at the end."""
    return (indented(value, 0) + "\n").encode("utf-8")


def indented(value: Any, depth: int) -> str:
    """Return *value* with an indent of two, as it stands *depth* levels deep."""
    pieces: list[str] = []
    _put(value, "\n" + depth * "  ", pieces.append)
    return "".join(pieces)


def _put(value: Any, newline: str, put: Callable[[str], None]) -> None:
    """Give the pieces of *value* to *put*; its own lines begin with *newline*."""
    if type(value) is str:
        put(encode_basestring(value))
    elif type(value) is dict and value:
        before = "{" + newline + "  "
        for key, part in value.items():
            if type(part) is str:
                put(f"{before}{encode_basestring(key)}: {encode_basestring(part)}")
            else:
                put(f"{before}{encode_basestring(key)}: ")
                _put(part, newline + "  ", put)
            before = "," + newline + "  "
        put(newline + "}")
    elif type(value) is list and value:
        before = "[" + newline + "  "
        for part in value:
            put(before)
            _put(part, newline + "  ", put)
            before = "," + newline + "  "
        put(newline + "]")
    else:
        put(_scalar(value))


def _scalar(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return _CONSTANTS[value]
    if isinstance(value, SpelledNumber):
        return value.text
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, dict | list):
        return "{}" if isinstance(value, dict) else "[]"
    spelled: Spelling = value
    return spelled.pretty


def canonical(value: Mapping[str, Any]) -> bytes:
    """Return *value* with sorted keys, no space, UTF-8 unescaped, numbers as spelled."""
    return compact(value, sort_keys=True).encode("utf-8")


def one_line(value: Mapping[str, Any]) -> bytes:
    """Return *value* on one line, keys as they stand, numbers as spelled.

    Halves of characters, which no file can hold, are left out.
    """
    return compact(value, sort_keys=False).encode("utf-8", "ignore")


def compact(value: Mapping[str, Any], *, sort_keys: bool) -> str:
    """Return *value* without spaces.

    The fast encoder knows neither numbers nor parts with a spelling of their own, so a mark
    that no file can guess stands for each, until all else is written.
    """
    mark = os.urandom(12).hex()
    texts: list[str] = []

    def marked(part: SpelledNumber | Spelling) -> str:
        texts.append(part.text)
        return mark

    written = json.dumps(
        value,
        sort_keys=sort_keys,
        ensure_ascii=False,
        separators=(",", ":"),
        default=marked,
        check_circular=False,
    )
    if not texts:
        return written
    between = written.split(f'"{mark}"')
    return "".join(chain.from_iterable(zip(between, [*texts, ""], strict=True)))


def checksum(value: Mapping[str, Any]) -> str:
    """Return "sha256:..." over the canonical form of *value* without its ``checksum``."""
    rest = {key: part for key, part in value.items() if key != "checksum"}
    return "sha256:" + hashlib.sha256(canonical(rest)).hexdigest()

"""Spoilt files, made from good ones by chance: bytes, tokens, and values of the wrong kind."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

TOKENS = (
    b'{"', b"}", b"[", b"]", b'": ', b",", b"null", b"true", b"-0", b"1e309", b"NaN", b"Infinity",
    b"\\ud800", b"\\u0000", b"\xe2\x80\xae", b"\xff", b"\xef\xbb\xbf", b"\x00", b'"checksum"',
    b'"format"', b'"schema_version"', b'"min_reader"', b"[" * 80, b'{"a":' * 80, b"9" * 400,
    b'"data"', b"//", b"/*", b"'", b"\r", b"\x1b", b"0.1e-400", b"\\", b'"""',
)  # fmt: skip
ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 2**70, 0.5, "", " ", "x" * 25_000, "\u202e", "\x00", "a\nb", [], {},
    [[]], {"id": ""}, ["x"] * 600, {"value": "NaN", "unit": "day"}, "val_aaaaaaaa", "2026-13-40",
    "25:61", {"a": {"b": {"c": [1, 2, {}]}}}, "\ud83d\ude00", "é" * 300,
)  # fmt: skip


def spoilt(content: bytes, chance: random.Random) -> bytes:
    """Return *content* spoilt in one to four ways."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        content = chance.choice(_WAYS)(content, chance)
    return content


def _flipped(content: bytes, chance: random.Random) -> bytes:
    if not content:
        return b"{"
    at = chance.randrange(len(content))
    return content[:at] + bytes([content[at] ^ (1 << chance.randrange(8))]) + content[at + 1 :]


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _without(content: bytes, chance: random.Random) -> bytes:
    at, end = sorted(chance.randrange(len(content) + 1) for _ in range(2))
    return content[:at] + content[min(end, at + 200) :]


def _twice(content: bytes, chance: random.Random) -> bytes:
    at, end = sorted(chance.randrange(len(content) + 1) for _ in range(2))
    return content[:end] + content[at : min(end, at + 400)] + content[end:]


def _with_token(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(TOKENS) + content[at:]


def _with_odd_value(content: bytes, chance: random.Random) -> bytes:
    """Put a value of the wrong kind somewhere, as a program with a fault would."""
    try:
        whole = json.loads(content)
    except (ValueError, RecursionError):
        return _with_token(content, chance)
    places = list(_places(whole)) if isinstance(whole, dict | list) else []
    if not places:
        return _with_token(content, chance)
    holder, key = chance.choice(places)
    way = chance.random()
    if way < 0.7:  # noqa: PLR2004
        holder[key] = chance.choice(ODD)
    elif way < 0.85 or not isinstance(holder, dict):  # noqa: PLR2004
        del holder[key]
    else:
        holder[chance.choice(("x-new", "id", "kind", "checksum", "ключ"))] = chance.choice(ODD)
    return json.dumps(whole, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")  # noqa: PLR2004


def _places(value: Any) -> Any:
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in list(pairs):
        yield value, key
        if isinstance(inner, dict | list):
            yield from _places(inner)


_WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flipped, _cut, _without, _twice, _with_token, _with_odd_value, _with_odd_value,
)  # fmt: skip

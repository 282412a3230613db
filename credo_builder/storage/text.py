"""Text as the model holds it: composed, without control characters or direction overrides."""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cache
from pathlib import Path

_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_ESCAPE = re.compile(r"\\[ubfr]")
_JAMO = re.compile("[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]")
_ASCII = bytes(range(0x80))
_SHOWN = 40


def clean_text(text: str) -> str:
    """Return *text* as the model may hold it.

    Composed (NFC), line ends as one line feed, without control characters (line feed and
    tab stay), direction overrides, halves of characters and non-characters.
    """
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNWANTED.sub("", text) if _UNWANTED.search(text) else text


def loses_characters(text: str) -> bool:
    """Whether `clean_text` takes characters out of *text*, rather than respelling them."""
    return _UNWANTED.search(text.replace("\r\n", "\n").replace("\r", "\n")) is not None


def is_plainly_spelled(text: str) -> bool:
    """Whether no string in the JSON *text* can need `clean_text`.

    JSON allows a control character in a string only as an escape, and a text without marks
    that combine is composed where each of its characters is. So one look at the whole file
    saves a look at each string; may err towards False.
    """
    if _ESCAPE.search(text) is not None or "\x7f" in text:
        return False
    if text.isascii():
        return True
    beyond = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return all(map(_is_plain, set(beyond.decode("utf-8", "surrogatepass"))))


@cache
def _is_plain(character: str) -> bool:
    """Whether *character* is wanted, and neither composes nor is composed of others."""
    return (
        _UNWANTED.match(character) is None
        and not unicodedata.category(character).startswith("M")
        and not unicodedata.combining(character)
        and _JAMO.match(character) is None
        and unicodedata.is_normalized("NFC", character)
    )


def excerpt(text: str) -> str:
    """Return *text* short enough, on one line and safe to show in a message."""
    plain = " ".join(clean_text(text[: 4 * _SHOWN]).split())
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…"


def shown_name(path: str | os.PathLike[str]) -> str:
    """Return the last part of *path* as a message can show it, whatever bytes it holds."""
    name = Path(path).name or os.fspath(path)
    return clean_text(name.encode("utf-8", "replace").decode("utf-8")).replace("\n", " ")

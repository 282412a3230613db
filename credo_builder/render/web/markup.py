"""Markup and words kept apart: words become markup in one place, and are escaped there.

What is written is HTML that an XML reader understands too: every element is closed, every
attribute quoted, and no entity has a name but the five of XML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NewType

from credo_builder.compose.markup import clean

Markup = NewType("Markup", str)
"""Text with elements in it. Only this module makes any."""

_VOID = frozenset({"br", "col", "hr", "img", "link", "meta"})
_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})

NOTHING = Markup("")


def words(text: str) -> Markup:
    """Return *text* as markup that shows it letter by letter; unprintable signs are left out."""
    return Markup(clean(text).translate(_SIGNS))


_LONG_WORD = re.compile(r"[^\s\u0e00-\u0e7f\u2e80-\uffef]{28,}")
_BREAK_EVERY = 10


def flowing(text: str) -> Markup:
    """Return *text* as `words` does, with places where a word too long for a column may part."""
    if len(text) < _BREAK_EVERY or not _LONG_WORD.search(text):
        return words(text)
    parts: list[Markup] = []
    done = 0
    for found in _LONG_WORD.finditer(text):
        parts.append(words(text[done : found.start()]))
        word = found[0]
        pieces = (word[i : i + _BREAK_EVERY] for i in range(0, len(word), _BREAK_EVERY))
        parts.append(Markup("<wbr/>".join(words(piece) for piece in pieces)))
        done = found.end()
    return Markup("".join((*parts, words(text[done:]))))


def element(name: str, /, *inside: Markup, **attributes: str) -> Markup:
    """Return an element around *inside*.

    An attribute is left out where its value is empty, but for ``alt``, which says that a
    picture is decoration. A trailing underscore of its name is dropped (``class_``), others
    become hyphens (``aria_label``).
    """
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{words(value)}"'
        for key, value in attributes.items()
        if value or key == "alt"
    )
    if name in _VOID:
        return Markup(f"<{name}{said}/>")
    return Markup(f"<{name}{said}>{''.join(inside)}</{name}>")


def joined(parts: Iterable[Markup], between: str = "") -> Markup:
    """Return *parts* one after the other, the words *between* two of them."""
    return Markup(words(between).join(parts))


def style_sheet(rules: str) -> Markup:
    """Return *rules* as a style element.

    Raises:
        ValueError: they hold a sign that would end the element or need an escape.
    """
    if any(sign in rules for sign in "<&"):
        message = "a style sheet holds a sign of markup"
        raise ValueError(message)
    return Markup(f"<style>{rules}</style>")


def whole(root: Markup) -> str:
    """Return *root* as a document of its own."""
    return f"<!DOCTYPE html>\n{root}\n"

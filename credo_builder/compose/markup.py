"""Words of users, made safe: placeholders first, then a small Markdown, then plain text.

Users may use **bold**, *italic*, lists and links; everything else prints as they typed it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from markupsafe import Markup, escape

from credo_builder.domain.wording import capitalised, filled

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

SCHEMES = ("https", "http", "mailto", "tel")
"""The kinds of address a link may have."""

_STAND_INS = "\ufdd0-\ufdef"
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069"
    f"{_STAND_INS}\ud800-\udfff\ufffe\uffff]"
)


def clean(text: str) -> str:
    """Return *text* without what neither XML nor paper can carry.

    Dropped are control characters, lone surrogates, noncharacters and the marks that
    reorder what surrounds them.
    """
    if text.isascii() and text.isprintable():
        return text
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def is_allowed(address: str) -> bool:
    """Whether a link may lead to *address*: a known scheme, and a place that is what it looks.

    A host is letters, digits, dots and hyphens, or a number in brackets: no name and
    password in front of it, nothing spelled in percent signs. A mail may be given a subject
    and words, no file. A telephone number has digits.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    match parts.scheme.lower():
        case "https" | "http":
            return _PLACE.fullmatch(parts.netloc) is not None
        case "mailto":
            return "@" in parts.path and not _MORE_THAN_WORDS.search(f"&{parts.query}")
        case "tel":
            return _NUMBER.fullmatch(parts.path) is not None
    return False


_PLACE = re.compile(r"(?:[A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")
_MORE_THAN_WORDS = re.compile("&(?!(?:subject|body|cc)=|$)", re.IGNORECASE)
_NUMBER = re.compile(r"\+?[\d().*-]*\d[\d().*-]*(?:;ext=\d+)?")


def marked_up(text: str, words: Mapping[str, str], role: str = "body") -> Markup:
    """Return *text* as semantic XML: paragraphs of *role*, lists, emphasis and links.

    Placeholders are filled from *words* before the Markdown is read; what they put in is
    never read as Markdown. A single line break stays a line break.
    """
    stood_in, restore = _stood_in(clean(text), words)
    out = _Writer(role, restore)
    if not _MARKED.search(stood_in):
        return Markup(out.plain(stood_in))  # noqa: S704 - as below
    out.write(_markdown().parse(stood_in))
    return Markup("".join(out.parts))  # noqa: S704 - every run of text was escaped


def _stood_in(text: str, words: Mapping[str, str]) -> tuple[str, Mapping[str, str]]:
    """Return *text* with stand-ins for its placeholders, and what each stands for.

    A stand-in is a letter and a noncharacter, so that emphasis sees a word there and
    `filled` can still capitalise it.
    """
    signs = {name: f"x{chr(0xFDD0 + i)}" for i, name in enumerate(words)}
    restore = {sign: clean(words[name]) for name, sign in signs.items()}
    restore |= {capitalised(sign): capitalised(word) for sign, word in restore.items()}
    return filled(text, signs), restore


_SIGN = re.compile(f"[xX][{_STAND_INS}]")
_ENCODED_SIGN = re.compile("[xX]%EF%B7%(?:9[0-9A-F]|A[0-9A-F])")


_MARKED = re.compile(r"[*_\[\n\t]|^ *(?:(?:[-+]|\d{1,9}[.)])(?: |$)|[^\S ])|[^\S ] *$")
"""What Markdown might read something into; a line without it is one plain paragraph."""


@cache
def _markdown() -> MarkdownIt:
    # Most texts are plain, and a document without Markdown need not wait for its reader.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    class Markdown(MarkdownIt):
        """Markdown whose links lead only where `is_allowed` says; others stay as typed."""

        def validateLink(self, url: str) -> bool:  # noqa: N802 - overrides a method of that name
            """Whether a link to *url* becomes one."""
            return is_allowed(url)

    reader = Markdown("zero", {"html": False, "typographer": False})
    reader.enable(["emphasis", "list", "link", "newline"])
    return reader


class _Writer:
    """Semantic XML of Markdown tokens."""

    def __init__(self, role: str, restore: Mapping[str, str]) -> None:
        self.parts: list[str] = []
        self._role = role
        self._restore = restore
        self._as_list: list[bool] = []
        self._number = ""

    def plain(self, text: str) -> str:
        """Return *text*, in which nothing is marked, as a paragraph; nothing without words."""
        words = text.strip()
        return f'<p role="{self._role}">{escape(self._restored(words))}</p>' if words else ""

    def write(self, tokens: Sequence[Token]) -> None:
        """Add *tokens*, in their order."""
        for token in tokens:
            match token.type:
                case "paragraph_open":
                    inside = any(self._as_list)
                    self.parts.append(f'<p role="{"text" if inside else self._role}">')
                    self.parts.append(escape(self._number))
                    self._number = ""
                case "paragraph_close":
                    self.parts.append("</p>")
                case "bullet_list_open" | "ordered_list_open":
                    self._open_list(token)
                case "bullet_list_close" | "ordered_list_close":
                    if self._as_list.pop():
                        self.parts.append(f"</{token.tag}>")
                case "list_item_open" if self._as_list[-1]:
                    self.parts.append("<li>")
                case "list_item_open":
                    self._number = f"{token.info}{token.markup} "
                case "list_item_close" if self._as_list[-1]:
                    self.parts.append("</li>")
                case "inline":
                    self._write_inline(token.children or ())

    def _open_list(self, token: Token) -> None:
        """Open a list; numbers that do not start at 1, such as a year, stay as typed."""
        counts_from_one = token.attrGet("start") in (None, 1)
        inside_typed = bool(self._as_list) and not self._as_list[-1]
        as_list = counts_from_one and not inside_typed
        self._as_list.append(as_list)
        if as_list:
            self.parts.append(f"<{token.tag}>")

    def _write_inline(self, tokens: Sequence[Token]) -> None:
        links: list[tuple[str, int]] = []
        for token in tokens:
            match token.type:
                case "text":
                    self.parts.append(escape(self._restored(token.content)))
                case "softbreak" | "hardbreak":
                    self.parts.append("<br/>")
                case "strong_open" | "em_open":
                    self.parts.append(f"<{token.tag}>")
                case "strong_close" | "em_close":
                    self.parts.append(f"</{token.tag}>")
                case "link_open":
                    address = self._restored_address(str(token.attrGet("href") or ""))
                    links.append((address, len(self.parts)))
                    self.parts.append(f'<a href="{escape(address)}">' if address else "")
                case "link_close":
                    address, start = links.pop()
                    if address:  # "[words]()" leads nowhere and is words
                        words = Markup("").join(self.parts[start + 1 :]).striptags()
                        self.parts.append(f"{escape(_where(address, words))}</a>")

    def _restored(self, text: str) -> str:
        return _SIGN.sub(lambda found: self._restore.get(found[0], ""), text)

    def _restored_address(self, address: str) -> str:
        def word(found: re.Match[str]) -> str:
            sign = found[0][0] + chr(0xFDC0 + int(found[0][-2:], 16) - 0x80)
            return quote(self._restore.get(sign, ""))

        return _ENCODED_SIGN.sub(word, address)


def _where(address: str, words: str) -> str:
    """Return " (host)" when the *words* of a link do not show where it leads."""
    parts = urlsplit(address)
    host = parts.hostname or parts.path
    shown = words.strip().rstrip("/").lower()
    bare = address.split(":", 1)[1].lstrip("/").rstrip("/").lower()
    if shown in (address.rstrip("/").lower(), bare, host.lower()):
        return ""
    return f" ({host})"

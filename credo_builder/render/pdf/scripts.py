"""What writing systems ask of lines: where they may break, and which way they run."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise

from credo_builder.render.pdf import japanese, thai

_EAST_ASIAN = "\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u31f0-\u9fff\uf900-\ufaff\uff00-\uffef"
_THAI = "\u0e01-\u0e5b"
_FIRST_EAST_ASIAN = "\u2e80"
_THAI_LETTER = re.compile(f"[{_THAI}]")


@cache
def _tokens() -> re.Pattern[str]:
    # Ranges of that size take milliseconds to compile, and most documents need none of them.
    return re.compile(f"[{_EAST_ASIAN}]|[{_THAI}]+|[^ {_EAST_ASIAN}{_THAI}]+| +")


@cache
def _breaks_round() -> re.Pattern[str]:
    return re.compile(f"[{_EAST_ASIAN}{_THAI}]")


def _parts_by_spaces(text: str) -> bool:
    """Return whether *text* holds neither Thai nor what East Asia writes."""
    if text.isascii():
        return True
    return max(text) < _FIRST_EAST_ASIAN and not _THAI_LETTER.search(text)


_BETWEEN_SPACES = re.compile("[^ ]+| +")
_NO_LINE_START = frozenset(
    "、。，．：；？！）〕］｝〉》」』】〙〗〟’”｠»)]}"
    "ー・ゝゞヽヾ々〻‐〜～ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    ",.;:!?%‰％℃…‥"
)
_NO_LINE_END = frozenset("（〔［｛〈《「『【〘〖〝‘“｟«([{￥＄£$€#＃")

_RIGHT_TO_LEFT = (
    "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_RTL = re.compile(f"[{_RIGHT_TO_LEFT}]")
INTRICATE = re.compile(f"[\u0300-\u036f{_RIGHT_TO_LEFT}\u0900-\u109f\u1780-\u17ff]")
"""Characters whose look or place depends on their neighbours."""

JOINERS = "\u200c\u200d"
"""Invisible characters that part or join letters of such scripts."""

LOOSE_JOINERS = re.compile(f"[{JOINERS}]+(?![{JOINERS}{INTRICATE.pattern[1:-1]}])")
"""Joiners that stand before no such letter."""

_WORDS = re.compile(r"[^\W\d_]+")
_RTL_LANGUAGES = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"}
)
_PREFERRED = frozenset("-‐–—/\\_.@&?=")
_NUKTA_VIRAMA = 9
_EMOJI_TONES = range(0x1F3FB, 0x1F400)
_REGIONAL = range(0x1F1E6, 0x1F200)


def reads_from_right(language: str) -> bool:
    """Return whether *language*, a BCP-47 tag, is written from right to left."""
    return language.split("-", maxsplit=1)[0].lower() in _RTL_LANGUAGES


def base_from_right(text: str, *, rtl_document: bool) -> bool:
    """Return whether a paragraph of *text* reads from right to left.

    Its first letter decides. In a document written from right to left it does unless most of
    its words run the other way; so do figures alone.
    """
    mixed = bool(_RTL.search(text))
    if not mixed and not rtl_document:
        return False
    if mixed and rtl_document:
        found = _WORDS.findall(text)
        return 2 * sum(bool(_RTL.search(word)) for word in found) >= len(found)
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return rtl_document and bool(text.strip())


_TELLING = (
    ("\u0370", "[\u0370-\u03ff\u1f00-\u1fff]", ("el",)),
    ("\u0590", "[\u0590-\u05ff\ufb1d-\ufb4f]", ("he", "yi")),
    ("\u0600", "[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]", ("ar",)),
    ("\u0900", "[\u0900-\u097f]", ("hi", "mr", "ne", "sa")),
    ("\u0e01", "[\u0e01-\u0e5b]", ("th",)),
    ("\u3040", "[\u3040-\u30ff\u3400-\u9fff]", ("ja",)),
)
"""First letter, letters and languages of scripts, the likeliest language first."""

_KANA = re.compile("[\u3040-\u30ff]")
_ARABIC_SCRIPT = frozenset({"ar", "ckb", "fa", "ks", "ps", "sd", "ug", "ur"})
_LETTERS = re.compile(r"[^\W\d_]")
_LATIN = re.compile("[A-Za-z]{2}")


@cache
def _compiled(letters: str) -> re.Pattern[str]:
    return re.compile(letters)


def language_of(text: str, *, usual: str) -> str:
    """Return the language of *text* where most of its letters are of a telling script.

    Empty for other scripts, and where the document's *usual* language is written in it. Among
    words in such a script, letters of no telling one are the program's own English.
    """
    base = usual.split("-", maxsplit=1)[0].lower()
    highest = max(text, default="")
    for first, letters, languages in _TELLING:
        if highest < first:
            continue
        count = len(_compiled(letters).findall(text))
        if not count or count * 2 < len(_LETTERS.findall(text)):
            continue
        if languages[0] == "ja" and base != "ja" and not _KANA.search(text):
            continue
        known = _ARABIC_SCRIPT if languages[0] == "ar" else frozenset(languages)
        return "" if base in known else languages[0]
    return "en" if writes_otherwise(usual) and _LATIN.search(text) else ""


@cache
def writes_otherwise(language: str) -> bool:
    """Return whether *language*, a BCP-47 tag, is written in a telling script, not in Latin."""
    base = language.split("-", maxsplit=1)[0].lower()
    return base in _ARABIC_SCRIPT or any(base in languages for *_, languages in _TELLING)


def is_mixed(text: str) -> bool:
    """Return whether *text* holds letters that read from right to left."""
    return bool(_RTL.search(text))


def tokens(text: str, *, phrases: bool = False) -> list[str]:
    """Return *text* in pieces that a line carries over whole; spaces are pieces of their own.

    Japanese is parted letter by letter, or in *phrases*, as large words ask.
    """
    if _parts_by_spaces(text):
        return _BETWEEN_SPACES.findall(text)
    found: list[str] = []
    for piece in _tokens().findall(text):
        found += thai.parts(piece) if _THAI_LETTER.match(piece) else (piece,)
    return _phrases(found) if phrases and japanese.is_japanese(text) else found


def _phrases(pieces: list[str]) -> list[str]:
    """Return *pieces* of Japanese joined where no phrase begins."""
    found: list[str] = []
    for piece, following in pairwise([*pieces, ""]):
        before = found[-1] if found else " "
        apart = piece[0] == " " or before[-1] == " "
        if apart or japanese.begins_phrase(before[-1], piece[0], following[:1]):
            found.append(piece)
        else:
            found[-1] = before + piece
    return found


def may_break(before: str, after: str) -> bool:
    """Return whether a line may end between two pieces that no space parts."""
    first, last = after[:1], before[-1:]
    if first in _NO_LINE_START or last in _NO_LINE_END:
        return False
    if _parts_by_spaces(first + last):
        return False
    return bool(_breaks_round().match(first) or _breaks_round().match(last))


def cluster_ends(text: str) -> list[int]:
    """Return where the characters of *text*, as people count them, end."""
    ends: list[int] = []
    regional = 0
    for place, (one, other) in enumerate(pairwise(text), 1):
        regional = regional + 1 if ord(one) in _REGIONAL else 0
        if not _holds(one, other) and not (regional % 2 and ord(other) in _REGIONAL):
            ends.append(place)
    return [*ends, len(text)] if text else []


def _holds(one: str, other: str) -> bool:
    """Return whether *other* belongs to the same character as *one* before it."""
    if unicodedata.category(other) in {"Mn", "Mc", "Me"} or other in JOINERS:
        return True
    if one == "\u200d" or ord(other) in _EMOJI_TONES:
        return True
    if unicodedata.combining(one) == _NUKTA_VIRAMA and other.isalpha():
        return True
    leading = "\u0e40" <= one <= "\u0e44"
    return leading or other in "\u0e2f\u0e30\u0e32\u0e33\u0e45\u0e46"


def fitting_end(text: str, fits: int) -> int:
    """Return where a word that is too wide is cut, when its first *fits* characters fit.

    Never inside a character as people count them; after a hyphen or a slash where there is
    one in the later half. 0 when nothing whole fits.
    """
    ends = [end for end in cluster_ends(text) if end <= fits]
    if not ends:
        return 0
    after = [e for e in ends if text[e - 1] in _PREFERRED and e >= fits / 2 and e < len(text)]
    return after[-1] if after else ends[-1]

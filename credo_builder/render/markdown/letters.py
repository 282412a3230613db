"""Words that print as they were typed: every sign that Markdown would read is escaped.

Signs that only some readers take for marks, such as those of formulas, are escaped, too: a
backslash before punctuation means that sign to all of them.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from credo_builder.compose.markup import clean

_SPACES = re.compile(r"[ \t\n\r\f\v]+")
_MARKS = re.compile(
    r"[\\`*_\[\]<|~$^{}#]"  # read anywhere
    r"|&(?=#|[A-Za-z]|$)"  # a named sign
    r"|!(?=\[|$)"  # a picture, when a link follows
    r"|:(?=//|[A-Za-z+-][\w+-]*:)"  # an address, a smiley
    r"|(?<=www)\.|(?<=\w)@(?=\w)|(?<=\s)@(?=\w)"
)
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_BEFORE_A_SPACE = re.compile(r"[+](?=\s|$)")
_AT_START = ("-", "=", ">", ":", "%", "@")
_IN_ADDRESSES = ":/?#[]@!$&'()*+,;=%~-._"


def letters(text: str) -> str:
    """Return *text* as Markdown that shows it letter by letter; runs of spaces become one."""
    return _MARKS.sub(lambda found: "\\" + found[0], _SPACES.sub(" ", clean(text)))


def line_start(line: str) -> str:
    """Return *line*, escaped already, so that it begins nothing but a paragraph."""
    line = line.strip(" ")
    if line.startswith(_AT_START) or _BEFORE_A_SPACE.match(line):
        return "\\" + line
    return _NUMBERED.sub(r"\1\\\2", line) if _NUMBERED.match(line) else line


def address(link: str) -> str:
    """Return *link* as the target of a Markdown link."""
    return f"<{quote(link, safe=_IN_ADDRESSES)}>"


def marked(words: str, mark: str, before: str, after: str) -> str:
    """Return *words* between two *mark*, without them where a reader would not take them so.

    Args:
        words: escaped, not empty, without spaces at either end.
        mark: ``*`` or ``**``.
        before: the sign in front of it, empty at the start of a line.
        after: the sign behind it, empty at the end.
    """
    opens = not is_sign(words[0]) or not before or before == " " or is_sign(before)
    closes = not is_sign(words[-1]) or not after or after == " " or is_sign(after)
    touching = "*" in (before, after)
    return f"{mark}{words}{mark}" if opens and closes and not touching else words


def is_sign(char: str) -> bool:
    """Return whether *char* is punctuation or a symbol, as Markdown tells them from letters."""
    return unicodedata.category(char)[0] in "PS"

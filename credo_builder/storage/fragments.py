"""The whole parts of a damaged file: what is complete is taken as it stands, the rest is named.

Our own files give every key of the file, and every record of a list, lines that begin in the
same column, and no text can look like such a line: inside quotes a line break is always written
as an escape. So damage in one record hides no other. A file that is laid out otherwise is read
as far as it makes sense.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import field
from typing import Any, cast

from credo_builder.storage.numbers import fraction, whole
from credo_builder.storage.positions import Place
from credo_builder.values import dataclass

_INDENT = re.compile(r'\n([ \t]+)"(?:format|schema_version|min_reader|project|project_id)"[ \t]*:')
_KEY = re.compile(r'\s*("(?:[^"\\]++|\\.)*+")\s*:\s*')
_CLOSED = re.compile(r"\n\}\s*\Z")
_HALF = re.compile(r"[\ud800-\udfff]")
_HALF_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")


@dataclass
class Fragments:
    """What a damaged text still says.

    Attributes:
        value: key to whole value; of a list whatever entries are whole.
        lines: key of a list to the line of each entry in `value`, 1 for the first.
        broken: key to the lines where a value, or an entry of a list, begins that is not whole.
        gaps: (first, last) line of stretches between two values that belong to none.
        after: the last place that is whole, where the file is cut short; else None.
    """

    value: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, list[int]] = field(default_factory=dict)
    broken: dict[str, list[int]] = field(default_factory=dict)
    gaps: list[tuple[int, int]] = field(default_factory=list)
    after: Place | None = None


def fragments(text: str) -> Fragments:
    """Return what is whole in *text*, which spells one object or began to."""
    indent = _INDENT.search(text)
    sifting = _Sifting(text, indent[1] if indent else "")
    if indent is None:
        sifting.read_on()
    else:
        sifting.read_by_lines()
    return sifting.found


@dataclass
class _Sifting:
    """One pass over a damaged text, the keys of which are indented by *indent*."""

    text: str
    indent: str
    found: Fragments = field(default_factory=Fragments)
    _counted: tuple[int, int] = (0, 1)

    def line_of(self, at: int) -> int:
        """Return the line of the sign at *at*, 1 for the first."""
        before, line = self._counted if at >= self._counted[0] else (0, 1)
        line += self.text.count("\n", before, at)
        self._counted = (at, line)
        return line

    def keys(self, depth: int, start: int, end: int) -> Iterator[tuple[str, int, int, int]]:
        """Yield each key of that *depth*: its token, and where it, its value and that end."""
        found: re.Match[str] | None = None
        for one in _key_line(self.indent * depth).finditer(self.text, start, end):
            if found is not None:
                yield found[1], found.start(1), found.end(), one.start(1)
            found = one
        if found is not None:
            yield found[1], found.start(1), found.end(), end

    def read_by_lines(self) -> None:
        """Take in a text whose keys begin lines."""
        found, end = self.found, len(self.text)
        is_cut = _CLOSED.search(self.text) is None
        last: Place = ()
        for token, begins, at, until in self.keys(1, 0, end):
            is_last = until == end
            key = _spelled(token)
            if not isinstance(key, str) or key in found.value:
                found.broken.setdefault(token, []).append(self.line_of(begins))
                continue
            value = _spelled(_ended(self.text[at:until], is_last=is_last))
            if value is not _NOTHING:
                found.value[key] = value
                if isinstance(value, list):
                    found.lines[key] = [self.line_of(begins)] * len(value)
                last = (key,)
            elif self.text.startswith("[", at):
                last = self.entries(key, at, until, is_cut=is_cut and is_last) or last
            elif is_cut and is_last:
                continue
            elif self.text.startswith("{", at):
                self.fields(key, at, until)
            else:
                found.broken[key] = [self.line_of(begins)]
        if is_cut and last != ("checksum",):
            found.after = last

    def closing(self, sign: str, start: int, until: int) -> re.Match[str] | None:
        """Return the line in which the value ends that began at *start*."""
        line = re.compile(rf"^{self.indent}{re.escape(sign)}[ \t]*,?[ \t]*\r?$", re.MULTILINE)
        return line.search(self.text, start, until)

    def entries(self, key: str, start: int, until: int, *, is_cut: bool) -> Place:
        """Take in the entries of a list that is not whole; return the last whole one's place."""
        closed = self.closing("]", start, until)
        end = closed.start() if closed else until
        begun = re.compile(rf"^{self.indent}{self.indent}(?=[^\s}}])", re.MULTILINE)
        starts = [m.end() for m in begun.finditer(self.text, start, end)]
        if not starts:
            return self.one_by_one(key, start, until, is_cut=is_cut)
        entries = self.found.value.setdefault(key, [])
        lines = self.found.lines.setdefault(key, [])
        last: Place = ()
        for at, ends in zip(starts, [*starts[1:], end], strict=True):
            said = _bare(self.text[at:ends])
            value, there = _next(said, 0)
            whole_one = value is not _NOTHING and said[there : there + 1] in ("", ",")
            if whole_one:
                last = (key, len(entries))
                entries.append(value)
                lines.append(self.line_of(at))
            rest = at + there if whole_one else at
            if rest < at + len(said) and not (is_cut and ends == end and closed is None):
                self.found.broken.setdefault(key, []).append(self.line_of(rest))
        self.note_gap(closed, until)
        return last

    def fields(self, key: str, start: int, until: int) -> None:
        """Take in the fields of a single object that is not whole, each where it is."""
        closed = self.closing("}", start, until)
        end = closed.start() if closed else until
        fields: dict[str, Any] = {}
        for token, begins, at, ends in self.keys(len("ab"), start, end):
            name, value = _spelled(token), _spelled(_bare(self.text[at:ends]))
            if value is _NOTHING or not isinstance(name, str) or name in fields:
                shown = token.strip('"')
                self.found.broken[f"{key}.{shown}"] = [self.line_of(begins)]
            else:
                fields[name] = value
        if fields:
            self.found.value[key] = fields
        else:
            self.found.broken[key] = [self.line_of(start)]
        self.note_gap(closed, until)

    def note_gap(self, closed: re.Match[str] | None, until: int) -> None:
        """Note what stands between the end of a value and the next key: that key is lost."""
        rest = self.text[closed.end() : until].rstrip().removesuffix("}") if closed else ""
        if closed and rest.strip():
            begins = closed.end() + len(rest) - len(rest.lstrip())
            ends = closed.end() + len(rest.rstrip())
            self.found.gaps.append((self.line_of(begins), self.line_of(ends)))

    def one_by_one(self, key: str, start: int, until: int, *, is_cut: bool) -> Place:
        """Take in entries that do not begin lines, up to the first that is broken."""
        entries = self.found.value.setdefault(key, [])
        lines = self.found.lines.setdefault(key, [])
        at, last = start + 1, cast("Place", ())
        while True:
            value, end = _next(self.text, at)
            sign = self.text[end : end + 1]
            if value is _NOTHING or sign not in (",", "]") or end > until:
                break
            last = (key, len(entries))
            lines.append(self.line_of(at))
            entries.append(value)
            if sign == "]":
                return last
            at = end + 1
        if not is_cut:
            self.found.broken.setdefault(key, []).append(self.line_of(at))
        return last

    def read_on(self) -> None:
        """Take in a text of any layout up to where it breaks."""
        last: Place = ()
        at = self.text.find("{") + 1
        while at and (name := _KEY.match(self.text, at)) is not None:
            key = _spelled(name[1])
            value, end = _next(self.text, name.end())
            sign = self.text[end : end + 1]
            if not isinstance(key, str) or key in self.found.value:
                break
            if value is _NOTHING or sign not in (",", "}"):
                if self.text.startswith("[", name.end()):
                    here = self.one_by_one(key, name.end(), len(self.text), is_cut=True)
                    last = here or last
                break
            self.found.value[key] = value
            last = (key,)
            if isinstance(value, list):
                self.found.lines[key] = [self.line_of(name.end())] * len(value)
            if sign == "}":
                return
            at = end + 1
        self.found.after = last


def _key_line(indent: str) -> re.Pattern[str]:
    return re.compile(rf'^{indent}("(?:[^"\\\n]++|\\.)*+")[ \t]*:[ \t]*', re.MULTILINE)


def _ended(said: str, *, is_last: bool) -> str:
    """Return the value that *said* spells up to its comma or the end of the file; "" for none."""
    trimmed = said.rstrip()
    if is_last:
        return trimmed[:-1].rstrip() if trimmed.endswith("}") else ""
    return trimmed.removesuffix(",")


class _NothingWhole:
    """What stands for a value that is not whole; null is a value."""


_NOTHING = _NothingWhole()


def _bare(said: str) -> str:
    trimmed = said.rstrip()
    return trimmed.removesuffix(",")


def _refused(*_: Any) -> Any:
    raise ValueError


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    return made if len(made) == len(pairs) else _refused()


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=whole, parse_float=fraction, parse_constant=_refused
)


def _spelled(said: str) -> Any:
    """Return the value that *said* spells and nothing else does; `_NOTHING` where it is none."""
    value, end = _next(said, 0)
    return value if end == len(said) else _NOTHING


def _next(text: str, at: int) -> tuple[Any, int]:
    """Return the value that begins at *at*, and where the sign after it stands."""
    while text[at : at + 1] in (" ", "\t", "\n", "\r"):
        at += 1
    try:
        value, end = _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError):
        return _NOTHING, at
    if _is_half(text, at, end, value):
        return _NOTHING, at
    while text[end : end + 1] in (" ", "\t", "\n", "\r"):
        end += 1
    return value, end


def _is_half(text: str, at: int, end: int, value: Any) -> bool:
    """Whether the value holds a half of a character, or bytes that were no text."""
    if _HALF.search(text, at, end):
        return True
    if _HALF_ESCAPE.search(text, at, end) is None:
        return False
    return _HALF.search(json.dumps(value, ensure_ascii=False, default=str)) is not None

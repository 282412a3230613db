"""The records of a project as tables for spreadsheets, a file a register."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from credo_builder.app.register_cells import Heading, cells, guarded, headings
from credo_builder.chapters import RECORDS
from credo_builder.chapters.promises import Promise, is_public
from credo_builder.chapters.segments import Segment, SegmentKind
from credo_builder.compose.view import View
from credo_builder.domain import questions as q
from credo_builder.domain.project import Project
from credo_builder.domain.records import Record, own_questions
from credo_builder.domain.shapes import Shape
from credo_builder.domain.terms import Edition
from credo_builder.domain.wording import capitalised
from credo_builder.i18n import marked
from credo_builder.values import dataclass

INDEX = "registers.csv"
"""The file that tells what stands in each column of the others, by a key that never changes."""

_BOM = "\ufeff"
"""Without it, spreadsheets take UTF-8 for the letters of another age."""
_CODE, _NAME, _NUMBER = marked("Code"), marked("Belongs to"), marked("Number")
_OF_FULL = frozenset({"barriers", "investments", "mindset_responses"})
"""Registers that belong to the full edition alone, whatever their records say."""
_PUBLIC: Mapping[str, tuple[str, ...]] = {
    "definition": ("text",),
    "principles": ("title", "meaning", "check_question"),
    "core_values": ("name", "belief", "behaviours_do", "behaviours_never"),
    "segments": ("name", "need_states", "access_needs"),
    "promises": ("text", "conditions", "payout"),
    "credo": ("motto", "lines", "belief_paragraph"),
    "service_levels": ("name", "target", "share_pct"),
    "recovery_steps": ("step", "within", "what"),
    "help_us": ("text", "why"),
}
"""What the public edition prints of each type of record; of other types it prints nothing."""
_PUBLIC_ROWS: Mapping[str, tuple[str, ...]] = {"credo.lines": ("text",)}
"""What it prints of the rows inside records."""
_OF_FULL_FIELDS = frozenset({"workshop_items.contributor"})
"""Who said what is for those alone who asked."""


@dataclass(frozen=True)
class Register:
    """One table.

    Attributes:
        file: its name in the folder.
        title: what it lists, as people call it.
        columns: what stands in each column.
        rows: cells in the order of the columns.
    """

    file: str
    title: str
    columns: tuple[Heading, ...]
    rows: tuple[tuple[str, ...], ...]


def files(project: Project, edition: str) -> dict[str, bytes]:
    """Return the registers of one edition of *project* by file name, `INDEX` the last.

    Each is comma-separated text in UTF-8, as RFC 4180 has it, with a byte order mark. The same
    project gives the same bytes.

    Args:
        project: whose records to list.
        edition: public, staff or full; its readers find only what is for them.

    Raises:
        ValueError: there is no such edition.
    """
    view = View(project, Edition(edition))
    made = list(registers(view))
    written = {one.file: _csv((c.words for c in one.columns), one.rows) for one in made}
    return {**written, INDEX: _index(made)}


def registers(view: View) -> Iterator[Register]:
    """Yield every register that holds anything for the readers of *view*."""
    for kind in RECORDS:
        records = _records(view, kind)
        if not records:
            continue
        asked = tuple(_asked(view, kind))
        single = tuple(a for a in asked if not isinstance(a.question, q.Rows))
        if single:
            yield _register(view, kind, records, single)
        for rows in (a for a in asked if isinstance(a.question, q.Rows)):
            found = _inner(view, kind, records, rows)
            if found.rows:
                yield found


def _asked(view: View, kind: type[Record]) -> Iterator[q.Asked]:
    """Yield the questions whose answers these readers may see."""
    wanted = _PUBLIC[kind.key] if view.is_public else None
    for name, asked in own_questions(kind).items():
        hidden = f"{kind.key}.{name}" in _OF_FULL_FIELDS and not view.is_full
        if not hidden and (wanted is None or name in wanted):
            yield asked


def _records(view: View, kind: type[Record]) -> tuple[Record, ...]:
    """Return the records of *kind* for the readers of *view*; a blank singleton is none."""
    if view.is_public and kind.key not in _PUBLIC:
        return ()
    if not view.is_full and kind.key in _OF_FULL:
        return ()
    if kind.singleton:
        only = view.one(kind)
        return (only,) if any(_answered(only, a) for a in _asked(view, kind)) else ()
    found = view.of(kind)
    return tuple(one for one in found if _is_for_all(one)) if view.is_public else found


def _answered(shape: Shape, asked: q.Asked) -> bool:
    """Whether somebody answered it: what every new project begins with says nothing."""
    value = getattr(shape, asked.name)
    return value != asked.default and not q.is_blank(asked.question, value)


def _is_for_all(record: Record) -> bool:
    """Whether the public edition may print *record*, besides what its visibility says."""
    if isinstance(record, Promise):
        return is_public(record)
    return not (isinstance(record, Segment) and record.kind == SegmentKind.INTERNAL)


def _register(
    view: View, kind: type[Record], records: Sequence[Record], asked: Sequence[q.Asked]
) -> Register:
    columns = [h for a in asked for h in headings(view, a, a.name, "")]
    rows = [
        [cell for a in asked for cell in cells(view, a, _value(view, one, a))] for one in records
    ]
    if kind.letter:
        columns.insert(0, Heading("code", view.say(_CODE)))
        rows = [[guarded(one.code), *row] for one, row in zip(records, rows, strict=True)]
    title = capitalised(view.say(kind.terms))
    return Register(f"{kind.key}.csv", title, tuple(columns), tuple(map(tuple, rows)))


def _value(view: View, record: Record, asked: q.Asked) -> object:
    """Return the answer; for everybody a promise reads as it is made now."""
    if view.is_public and isinstance(record, Promise) and asked.name == "text":
        return record.words
    return getattr(record, asked.name)


def _inner(view: View, kind: type[Record], records: Sequence[Record], rows: q.Asked) -> Register:
    """Return the rows inside records as a register of their own, each with its owner."""
    inner = tuple(_asked_inside(view, f"{kind.key}.{rows.name}", rows.question))
    columns = [h for a in inner for h in headings(view, a, f"{rows.name}.{a.name}", "")]
    lines = [
        (*_owner(view, one), str(number), *(c for a in inner for c in _cells_of(view, a, line)))
        for one in records
        for number, line in enumerate(getattr(one, rows.name), 1)
    ]
    own = [] if kind.singleton else [Heading("of", view.say(_NAME))]
    numbered = Heading(f"{rows.name}.number", view.say(_NUMBER))
    title = f"{capitalised(view.say(kind.terms))}: {view.say(rows.question.prompt)}"
    name = f"{kind.key}_{rows.name}.csv"
    return Register(name, title, (*own, numbered, *columns), tuple(lines))


def _asked_inside(view: View, path: str, question: q.Question) -> Iterator[q.Asked]:
    """Yield the questions of the rows at *path* whose answers these readers may see."""
    asked = q.asked(question.of) if isinstance(question, q.Rows) else {}
    wanted = _PUBLIC_ROWS.get(path, ()) if view.is_public else tuple(asked)
    return (asked[name] for name in wanted)


def _cells_of(view: View, asked: q.Asked, line: Shape) -> Iterator[str]:
    return cells(view, asked, getattr(line, asked.name))


def _owner(view: View, record: Record) -> tuple[str, ...]:
    if record.singleton:
        return ()
    return (guarded(record.code or view.fill(record.title)),)


def _index(made: Sequence[Register]) -> bytes:
    """Return the list of all columns: file, what it lists, place, key and words."""
    heads = ("file", "register", "column", "key", "heading")
    rows = [
        (one.file, one.title, str(place), column.key, column.words)
        for one in made
        for place, column in enumerate(one.columns, 1)
    ]
    return _csv(heads, rows)


def _csv(heads: Iterable[str], rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([guarded(head) for head in heads])
    writer.writerows(rows)
    return (_BOM + out.getvalue()).encode("utf-8", "replace")

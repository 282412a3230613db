"""A table that somebody wrote elsewhere, read with the line of each row.

Spreadsheets of many countries are taken as they are saved: commas, semicolons or tabs, with or
without a byte order mark, in UTF-8, UTF-16 or the letters of western Windows. Nothing in a cell
is worked out: a formula is words.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from credo_builder.errors import CredoError
from credo_builder.i18n import told
from credo_builder.storage import files
from credo_builder.storage.text import clean_text, shown_name
from credo_builder.values import dataclass

MOST_BYTES = 4_000_000
MOST_ROWS = 5_000
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How files of spreadsheet programs begin."""
_DELIMITERS = ",;\t"


@dataclass(frozen=True)
class Row:
    """One row: the line it begins in, counted from 1, and its cells without outer spaces."""

    line: int
    cells: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether no cell says anything."""
        return not any(self.cells)


def read(path: Path) -> tuple[Row, ...]:
    """Return the rows of the table in the file *path*, empty ones too.

    Raises:
        CredoError: it cannot be read, or is no table; its text says which line and what to do.
    """
    name = shown_name(path)
    try:
        _, content = files.read_regular(path, MOST_BYTES)
    except OSError as error:
        why = error.strerror or str(error)
        raise CredoError(told("{file} cannot be read: {why}.", file=name, why=why)) from error
    if len(content) > MOST_BYTES:
        raise CredoError(
            told("{file} is larger than {n} MB. Make several lists of it.", file=name, n=4)
        )
    if content.startswith(_WORKBOOKS):
        raise CredoError(
            told("{file} is a workbook. Save it as CSV, and take that file.", file=name)
        )
    return tuple(rows_of(_decoded(content, name), name))


def _decoded(content: bytes, name: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    if b"\0" in content:
        raise CredoError(told("{file} is no table: it is no text. Save it as CSV.", file=name))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def rows_of(text: str, name: str) -> Iterator[Row]:
    """Yield the rows of the table *text*, empty ones too; sentences call it *name*.

    Raises:
        CredoError: it is no table; its text says which line and what to do.
    """
    first, _, rest = text.partition("\n")
    skipped, delimiter = 0, max(_DELIMITERS, key=_outside_quotes(first).count)
    if first.lower().startswith("sep=") and len(first.strip()) <= len("sep=;"):
        # A line some spreadsheet programs write for themselves.
        text, skipped, delimiter = rest, 1, first.rstrip("\r\n")[4:] or delimiter
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1 + skipped
    try:
        for count, cells in enumerate(reader, 1):
            if count > MOST_ROWS:
                raise CredoError(
                    told(
                        "{file} has more than {n} lines. Make several lists of it.",
                        file=name,
                        n=MOST_ROWS,
                    )
                )
            yield Row(begins, tuple(clean_text(cell).strip() for cell in cells))
            begins = reader.line_num + 1 + skipped
    except csv.Error as error:
        raise CredoError(
            told(
                "{file}: line {line}: it cannot be told where a cell ends. Look at the double "
                "quotes from there on: each needs its fellow, and within a cell there are two.",
                file=name,
                line=begins,
            )
        ) from error


def _outside_quotes(line: str) -> str:
    """Return the parts of *line* that stand outside double quotes."""
    return "".join(line.split('"')[::2])

"""Objects into a file as they are finished: small ones packed together, their places at its end.

Most objects of a tagged file are small ones of the structure tree. They are put into object
streams of some hundred each, which take a fraction of the room they would take alone.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from io import BytesIO
from itertools import accumulate
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.pdfdoc import format as formatted

_TOGETHER = 200
"""Small objects in one object stream at most."""
_HEADER = b"%PDF-1.7\n%\x93\x8c\x8b\x9e\n"
_PLACE = struct.Struct(">BIH")
"""A line of the cross-reference table: its kind, a place or a stream, and a place in that."""
_ESCAPED = str.maketrans({"(": "\\(", ")": "\\)", "\\": "\\\\", "\r": "\\r", "\n": "\\n"})


def text_string(text: str) -> str:
    """Return *text* as a PDF text string."""
    if text.isascii():
        return f"({text.translate(_ESCAPED)})"
    whole = text.encode("utf-16", "replace").decode("utf-16")
    return f"<FEFF{whole.encode('utf-16-be', 'replace').hex().upper()}>"


def library_document(*, is_excerpt: bool = False) -> Any:
    """Return a document of ReportLab's, which hands out font subsets and keeps pictures.

    One that *is_excerpt* is looked at for a moment and thrown away: it may be larger.
    """
    made: Any = PDFDocument(compression=1, invariant=1, pdfVersion=(1, 7))
    made.is_excerpt = is_excerpt
    return made


class FileWriter:
    """A file while it is written.

    Objects are numbered when they are first spoken of and may be written in any order.

    Args:
        document: ReportLab's, whose fonts and pictures are written at the end; it numbers
            them from the same counter.
    """

    def __init__(self, document: Any) -> None:
        self.document = document
        self._file = BytesIO()
        self._file.write(_HEADER)
        self._places = bytearray(_PLACE.pack(0, 0, 0xFFFF))
        self._waiting: list[str] = []
        self._numbers: list[int] = []
        self._pages: list[int] = []
        self._annotations: dict[int, int] = {}

    def number(self) -> int:
        """Return the number of an object that is to come."""
        number: int = self.document.objectcounter + 1
        self.document.objectcounter = number
        return number

    def page(self, index: int) -> int:
        """Return the number of the page of sheet *index*."""
        pages = self._pages
        while len(pages) <= index:
            pages.append(self.number())
        return pages[index]

    def annotation(self, link: int) -> int:
        """Return the number of the annotation of *link*, counted over the whole document."""
        number = self._annotations.get(link)
        if number is None:
            number = self._annotations[link] = self.number()
        return number

    @property
    def fonts(self) -> int:
        """Number of the dictionary of all fonts."""
        return self._library_number("BasicFonts")

    def picture(self, name: str) -> str:
        """Return the entry of a page's resources for the registered picture *name*."""
        resource: str = self.document.getXObjectName(name)
        return f"/{resource} {self._library_number(resource)} 0 R"

    def _library_number(self, name: str) -> int:
        number: int = self.document.idToObjectNumberAndVersion[name][0]
        return number

    def add(self, number: int, content: str) -> None:
        """Write a small object, anything but a stream, a character for each byte."""
        self._numbers.append(number)
        self._waiting.append(content)
        if len(self._numbers) == _TOGETHER:
            self._pack()

    def add_stream(self, number: int, content: bytes, entries: bytes = b"") -> None:
        """Write a stream that is compressed already; *entries* are further ones of its head."""
        head = b"<<%s/Filter/FlateDecode/Length %d>>" % (entries, len(content))
        self.add_whole(number, b"%s\nstream\n%s\nendstream" % (head, content))

    def add_whole(self, number: int, content: bytes) -> None:
        """Write an object of its own, stream or not."""
        self._room_for(number)
        file = self._file
        _PLACE.pack_into(self._places, number * _PLACE.size, 1, file.tell(), 0)
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))

    def _room_for(self, number: int) -> None:
        """Let the table of places be long enough for object *number*."""
        missing = number + 1 - len(self._places) // _PLACE.size
        if missing > 0:
            self._places += _PLACE.pack(0, 0, 0xFFFF) * (missing + _TOGETHER)

    def _pack(self) -> None:
        """Write the small objects that wait, in one stream."""
        numbers, waiting = self._numbers, self._waiting
        if not numbers:
            return
        own = self.number()
        starts = accumulate((len(content) + 1 for content in waiting), initial=0)
        index = " ".join([f"{n} {start}" for n, start in zip(numbers, starts, strict=False)])
        self._room_for(max(numbers))
        places, size, pack_into = self._places, _PLACE.size, _PLACE.pack_into
        for place, number in enumerate(numbers):
            pack_into(places, number * size, 2, own, place)
        entries = b"/Type/ObjStm/N %d/First %d" % (len(numbers), len(index) + 1)
        packed = zlib.compress("\n".join((index, *waiting)).encode("latin-1"))
        self._numbers, self._waiting = [], []
        self.add_stream(own, packed, entries)

    def add_library_objects(self) -> None:
        """Write what ReportLab's document holds: fonts and pictures."""
        document = self.document
        for font in document.delayedFonts:
            font.addObjects(document)
        done: set[int] = set()
        while waiting := [n for n in document.numberToId if n not in done]:
            for number in waiting:  # formatting one may add others
                done.add(number)
                content = document.idToObject[document.numberToId[number]]
                body: bytes = formatted(content, document, toplevel=1).rstrip(b"\n")
                if body.endswith(b"endstream"):
                    self.add_whole(number, body)
                else:
                    self.add(number, body.decode("latin-1"))

    def finish(self, catalog: int, information: int) -> bytes:
        """Return the file, whose catalogue and information are objects of these numbers."""
        self._pack()
        own = self.number()
        file, size = self._file, _PLACE.size
        start = file.tell()
        self._room_for(own)
        _PLACE.pack_into(self._places, own * size, 1, start, 0)
        table = zlib.compress(self._places[: (own + 1) * size])
        identity = hashlib.md5(file.getbuffer(), usedforsecurity=False).hexdigest().encode()
        entries = b"/Type/XRef/W[1 4 2]/Size %d/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]" % (
            own + 1,
            catalog,
            information,
            identity,
            identity,
        )
        self.add_stream(own, table, entries)
        file.write(b"startxref\n%d\n%%%%EOF\n" % start)
        return file.getvalue()

"""Objects one after the other into a file, their numbers and their places at its end."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFFile, PDFObject, PDFTrailer
from reportlab.pdfbase.pdfdoc import format as formatted


class Ready(PDFObject):  # type: ignore[misc]  # ReportLab is not typed
    """An object whose bytes are given."""

    __RefOnly__ = 1

    def __init__(self, content: bytes = b"") -> None:
        self.content = content

    def format(self, _document: Any) -> bytes:
        """Return the bytes."""
        return self.content


def file_bytes(document: Any) -> bytes:
    """Return the file of ReportLab's *document*, the same bytes as its own ``format`` gives.

    Most objects of a tagged file are small ones of the structure tree. ReportLab wraps,
    names and encodes each of them anew, which takes longer than writing them does.
    """
    catalog, information = document.Reference(document.Catalog), document.Reference(document.info)
    document.encrypt.prepare(document)
    pieces: list[bytes] = [PDFFile(document._pdfVersion).format(document)]  # noqa: SLF001
    offset, places = len(pieces[0]), [b"0000000000 65535 f "]
    number = 1
    while (name := document.numberToId.get(number)) is not None:  # formatting may add objects
        content = document.idToObject[name]
        body: bytes = (
            content.content if type(content) is Ready else formatted(content, document, toplevel=1)
        )
        end = b"" if body.endswith(b"\n") else b"\n"
        piece = b"%d 0 obj\n%s%sendobj\n" % (number, body, end)
        places.append(b"%010d 00000 n " % offset)
        pieces.append(piece)
        offset += len(piece)
        number += 1
    pieces.append(b"xref\n0 %d\n%s\n" % (number, b"\n".join(places)))
    trailer = PDFTrailer(
        startxref=offset, Size=number, Root=catalog, Info=information, ID=document.ID()
    )
    pieces.append(trailer.format(document))
    return b"".join(pieces)

"""The structure tree of a document, and its writing into the file."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFString,
)

from credo_builder.render.pdf.filework import Ready

Attributes = tuple[tuple[str, str, str], ...]
"""Owner, name and ready PDF value, such as ``("Table", "Scope", "/Column")``."""

_KEPT_EMPTY = frozenset({"TD", "TH", "Document"})


class Mark(NamedTuple):
    """Marked content number *mcid* on the sheet of that index."""

    sheet: int
    mcid: int


class AnnotationMark(NamedTuple):
    """A link annotation, numbered over the whole document, on the sheet of that index."""

    sheet: int
    number: int


class Element:
    """A node of the structure tree; drawing adds marks to it, in reading order.

    Args:
        tag: standard structure type, such as ``P``.
        parent: element it is appended to.
        alt: alternative text. actual: replacement text. lang: language where it differs.
        attributes: layout, list or table attributes.
    """

    __slots__ = ("actual", "alt", "attributes", "kids", "lang", "tag")

    def __init__(
        self,
        tag: str,
        parent: Element | None = None,
        *,
        alt: str = "",
        actual: str = "",
        lang: str = "",
        attributes: Attributes = (),
    ) -> None:
        self.tag = tag
        self.alt = alt
        self.actual = actual
        self.lang = lang
        self.attributes = attributes
        self.kids: list[Element | Mark | AnnotationMark] = []
        if parent is not None:
            parent.kids.append(self)

    def prune(self) -> bool:
        """Drop what nothing was drawn for; return whether anything was drawn for the element.

        Cells of a table count even when empty.
        """
        self.kids = [kid for kid in self.kids if not isinstance(kid, Element) or kid.prune()]
        return bool(self.kids) or self.tag in _KEPT_EMPTY


class StructureWriter:
    """Writes a finished tree into a ReportLab document, as `Ready` objects.

    Args:
        document: ReportLab's document.
        pages: reference of each sheet's page. annotations: reference of each link.
    """

    def __init__(
        self,
        document: Any,
        pages: list[PDFObjectReference],
        annotations: list[PDFObjectReference],
    ) -> None:
        self.document = document
        self.pages = [page.format(document) for page in pages]
        self.annotations = [link.format(document) for link in annotations]
        self.references: dict[int, bytes] = {}
        self.owners: dict[int, Element] = {}

    def write(self, root: Element, marks: list[list[Element]]) -> None:
        """Write *root* and the parent tree; *marks* are each sheet's elements by mcid."""
        document = self.document
        root.prune()
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        tree_reference = document.Reference(tree, "StructTreeRoot")
        self._element(root, tree_reference.format(document))
        tree["K"] = PDFArray([PDFObjectReference("Structure0")])
        numbers: list[bytes] = []
        known = self.references
        for index, elements in enumerate(marks):
            owners = b" ".join([known[id(element)] for element in elements])
            kids = document.Reference(Ready(b"[" + owners + b"]"), f"ParentTree{index}")
            numbers.append(b"%d %s" % (index, kids.format(document)))
        numbers += [
            b"%d %s" % (len(marks) + number, known[id(self.owners[number])])
            for number in sorted(self.owners)
        ]
        tree["ParentTree"] = Ready(b"<< /Nums [ " + b"\n".join(numbers) + b" ] >>")
        tree["ParentTreeNextKey"] = len(marks) + len(self.owners)
        document.Catalog.StructTreeRoot = tree
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _element(self, element: Element, parent: bytes) -> bytes:
        """Write *element* and all below it; return what refers to it."""
        document, ready = self.document, Ready()
        document.Reference(ready, f"Structure{len(self.references)}")
        reference = b"%d 0 R" % document.objectcounter
        self.references[id(element)] = reference
        parts = [b"<< /Type /StructElem /S /%s /P %s" % (element.tag.encode(), parent)]
        for key, value in ((b"Alt", element.alt), (b"ActualText", element.actual)):
            if value:
                whole = value.encode("utf-16", "replace").decode("utf-16")
                parts.append(b" /%s %s" % (key, PDFString(whole).format(document)))
        if element.lang:
            parts.append(b" /Lang " + PDFString(element.lang).format(document))
        if element.attributes:
            parts.append(_attributes(element.attributes))
        parts.append(b" /K [")
        for kid in element.kids:
            if type(kid) is Mark:
                page = self.pages[kid.sheet]
                parts.append(b"<< /Type /MCR /Pg %s /MCID %d >> " % (page, kid.mcid))
            elif isinstance(kid, Element):
                parts.append(self._element(kid, reference) + b" ")
            elif isinstance(kid, AnnotationMark):
                self.owners[kid.number] = element
                link = self.annotations[kid.number]
                parts.append(b"<< /Type /OBJR /Pg %s /Obj %s >> " % (self.pages[kid.sheet], link))
        parts.append(b"] >>")
        ready.content = b"".join(parts)
        return reference


@lru_cache(maxsize=256)
def _attributes(attributes: Attributes) -> bytes:
    owners: dict[str, list[str]] = {}
    for owner, name, value in attributes:
        owners.setdefault(owner, []).append(f"/{name} {value}")
    written = "".join(f"<< /O /{o} {' '.join(values)} >> " for o, values in owners.items())
    return f" /A [ {written}]".encode("ascii")

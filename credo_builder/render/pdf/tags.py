"""The structure tree of a document, and its writing into the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFString,
)

Attributes = tuple[tuple[str, str, str], ...]
"""Owner, name and ready PDF value, such as ``("Table", "Scope", "/Column")``."""

_KEPT_EMPTY = frozenset({"TD", "TH", "Document"})


@dataclass(frozen=True)
class Mark:
    """Marked content number *mcid* on the sheet of that index."""

    sheet: int
    mcid: int


@dataclass(frozen=True)
class AnnotationMark:
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

    @property
    def used(self) -> bool:
        """Whether anything was drawn for it; cells of a table count even when empty."""
        return self.tag in _KEPT_EMPTY or any(
            not isinstance(kid, Element) or kid.used for kid in self.kids
        )


class _Ready(PDFObject):  # type: ignore[misc]  # ReportLab is not typed
    """An object whose bytes are put together only when the file is written."""

    __RefOnly__ = 1

    def __init__(self, parts: list[bytes | PDFObjectReference]) -> None:
        self.parts = parts

    def format(self, document: Any) -> bytes:
        return b"".join(p if isinstance(p, bytes) else p.format(document) for p in self.parts)


class StructureWriter:
    """Writes a finished tree into a ReportLab document, as `_Ready` objects.

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
        self.pages = pages
        self.annotations = annotations
        self.references: dict[int, PDFObjectReference] = {}
        self.owners: dict[int, Element] = {}

    def write(self, root: Element, marks: list[list[Element]]) -> None:
        """Write *root* and the parent tree; *marks* are each sheet's elements by mcid."""
        document = self.document
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        tree_reference = document.Reference(tree, "StructTreeRoot")
        tree["K"] = PDFArray([self._element(root, tree_reference)])
        numbers: list[Any] = []
        for index, elements in enumerate(marks):
            parts: list[bytes | PDFObjectReference] = [b"["]
            for element in elements:
                parts += [self.references[id(element)], b" "]
            parts.append(b"]")
            numbers += [index, document.Reference(_Ready(parts), f"ParentTree{index}")]
        for number in sorted(self.owners):
            numbers += [len(marks) + number, self.references[id(self.owners[number])]]
        tree["ParentTree"] = PDFDictionary({"Nums": PDFArray(numbers)})
        tree["ParentTreeNextKey"] = len(marks) + len(self.owners)
        document.Catalog.StructTreeRoot = tree
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _element(self, element: Element, parent: PDFObjectReference) -> PDFObjectReference:
        name = f"Structure{len(self.references)}"
        parts: list[bytes | PDFObjectReference] = []
        reference: PDFObjectReference = self.document.Reference(_Ready(parts), name)
        self.references[id(element)] = reference
        parts += [b"<< /Type /StructElem /S /" + element.tag.encode() + b" /P ", parent]
        for key, value in (("Alt", element.alt), ("ActualText", element.actual)):
            if value:
                whole = value.encode("utf-16", "replace").decode("utf-16")
                parts.append(b" /%s " % key.encode() + PDFString(whole).format(self.document))
        if element.lang:
            parts.append(b" /Lang " + PDFString(element.lang).format(self.document))
        if element.attributes:
            parts.append(_attributes(element.attributes).encode("ascii"))
        parts.append(b" /K [")
        for kid in element.kids:
            parts += self._kid(kid, element, reference)
        parts.append(b"] >>")
        return reference

    def _kid(
        self,
        kid: Element | Mark | AnnotationMark,
        owner: Element,
        reference: PDFObjectReference,
    ) -> list[bytes | PDFObjectReference]:
        match kid:
            case Mark():
                return [b"<< /Type /MCR /Pg ", self.pages[kid.sheet], b" /MCID %d >> " % kid.mcid]
            case AnnotationMark():
                self.owners[kid.number] = owner
                page, link = self.pages[kid.sheet], self.annotations[kid.number]
                return [b"<< /Type /OBJR /Pg ", page, b" /Obj ", link, b" >> "]
            case Element() if kid.used:
                return [self._element(kid, reference), b" "]
            case _:
                return []


def _attributes(attributes: Attributes) -> str:
    owners: dict[str, list[str]] = {}
    for owner, name, value in attributes:
        owners.setdefault(owner, []).append(f"/{name} {value}")
    written = "".join(f"<< /O /{o} {' '.join(values)} >> " for o, values in owners.items())
    return f" /A [ {written}]"

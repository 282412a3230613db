"""The structure tree of a document, and its writing into the file, section by section."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from credo_builder.render.pdf.filework import FileWriter, text_string

Attributes = tuple[tuple[str, str, str], ...]
"""Owner, name and ready PDF value, such as ``("Table", "Scope", "/Column")``."""

Mark = tuple[int, int]
"""Marked content: the index of its sheet, and its number there."""

_KEPT_EMPTY = frozenset({"TD", "TH", "Document"})


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

    __slots__ = ("actual", "alt", "attributes", "kids", "lang", "number", "tag")

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
        self.number = 0
        if parent is not None:
            parent.kids.append(self)

    def prune(self) -> bool:
        """Drop what nothing was drawn for; return whether anything was drawn for the element.

        Cells of a table count even when empty.
        """
        kids = self.kids
        gone = {id(kid) for kid in kids if type(kid) is Element and not kid.prune()}
        if gone:
            self.kids = [kid for kid in kids if id(kid) not in gone]
        return bool(self.kids) or self.tag in _KEPT_EMPTY


class StructureWriter:
    """Writes the tree into *file*, a part at a time, as its parts are finished."""

    def __init__(self, file: FileWriter) -> None:
        self.file = file
        self.tree = file.number()
        self.root = file.number()
        self._kids: list[str] = []
        self._sheets: dict[int, int] = {}
        self._owners: dict[int, int] = {}

    def place(self, part: Element) -> None:
        """Let *part* be the next child of the root, if anything was drawn for it."""
        if part.prune():
            part.number = self.file.number()
            self._kids.append(f"{part.number} 0 R")

    def write(self, part: Element, marks: Mapping[int, Sequence[Element]]) -> None:
        """Write *part*, a finished child of the root, and all below it.

        Args:
            part: has its place, and nothing will be drawn for it any more.
            marks: index of each of its sheets, and the elements of the marks there.
        """
        file = self.file
        if part.number:
            self._element(part, self.root)
        for index, elements in marks.items():
            self._sheets[index] = file.number()
            owners = " ".join([f"{element.number} 0 R" for element in elements])
            file.add(self._sheets[index], f"[{owners}]")

    def finish(self) -> None:
        """Write the root, and the tree that leads back from marks to elements."""
        file = self.file
        kids = " ".join(self._kids)
        file.add(self.root, f"<</S/Document/P {self.tree} 0 R/K[{kids}]>>")
        numbers = [f"{index} {number} 0 R" for index, number in sorted(self._sheets.items())]
        count = len(numbers)
        numbers += [f"{count + n} {owner} 0 R" for n, owner in sorted(self._owners.items())]
        parents = file.number()
        file.add(parents, f"<</Nums[{' '.join(numbers)}]>>")
        file.add(
            self.tree,
            f"<</Type/StructTreeRoot/K[{self.root} 0 R]/ParentTree {parents} 0 R"
            f"/ParentTreeNextKey {len(numbers)}>>",
        )

    def _element(self, element: Element, parent: int) -> None:
        """Write *element* and all below it; *parent* is the number it hangs on."""
        file = self.file
        number = element.number = element.number or file.number()
        page, parts = -1, []
        for kid in element.kids:
            if type(kid) is tuple:
                sheet, mark = kid
                if page < 0:
                    page = sheet
                if sheet == page:
                    parts.append(str(mark))
                else:
                    parts.append(f"<</Type/MCR/Pg {file.page(sheet)} 0 R/MCID {mark}>>")
            elif type(kid) is Element:
                self._element(kid, number)
                parts.append(f"{kid.number} 0 R")
            elif type(kid) is AnnotationMark:
                self._owners[kid.number] = number
                link, there = file.annotation(kid.number), file.page(kid.sheet)
                parts.append(f"<</Type/OBJR/Pg {there} 0 R/Obj {link} 0 R>>")
        more = f"/Pg {file.page(page)} 0 R" if page >= 0 else ""
        if element.attributes or element.alt or element.actual or element.lang:
            more += self._more(element)
        kids = parts[0] if len(parts) == 1 else f"[{' '.join(parts)}]"
        file.add(number, f"<</S/{element.tag}/P {parent} 0 R{more}/K {kids}>>")

    @staticmethod
    def _more(element: Element) -> str:
        """Return what is said of *element* besides its kind and its place."""
        found = _attributes(element.attributes) if element.attributes else ""
        if element.alt:
            found += "/Alt" + text_string(element.alt)
        if element.actual:
            found += "/ActualText" + text_string(element.actual)
        if element.lang:
            found += "/Lang" + text_string(element.lang)
        return found


@lru_cache(maxsize=256)
def _attributes(attributes: Attributes) -> str:
    owners: dict[str, list[str]] = {}
    for owner, name, value in attributes:
        owners.setdefault(owner, []).append(f"/{name} {value}")
    written = "".join(f"<</O/{o}{''.join(values)}>>" for o, values in owners.items())
    return f"/A[{written}]"

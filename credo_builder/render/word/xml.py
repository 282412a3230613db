"""Elements of a Word file: short names for what python-docx makes of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

Element = Any
"""An element of the file, as lxml gives it; python-docx says no more of it either."""

TWIPS_PER_MM = 1440 / 25.4
EMU_PER_MM = 36000


def element(tag: str, *children: Element, **attributes: object) -> Element:
    """Return the element ``w:tag`` with these attributes of the same namespace and children.

    Attributes that are None are left out.
    """
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        if value is not None:
            made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def twips(mm: float) -> int:
    """Return a length in millimetres as twentieths of a point."""
    return round(mm * TWIPS_PER_MM)


def words(text: str) -> Element:
    """Return the text of a run, its outer spaces kept."""
    made = element("t")
    made.text = text
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def keep_together(elements: Iterable[Element]) -> None:
    """Let no page end behind the paragraphs of *elements*, which may be rows."""
    for one in elements:
        for form in one.iter(f"{one.tag.rpartition('}')[0]}}}pPr"):
            if form.find(qn("w:keepNext")) is None:
                form.insert(1, element("keepNext"))


def text_of(elements: Iterable[Element]) -> str:
    """Return the words of runs and links."""
    return "".join(one.text or "" for run in elements for one in run.iter(qn("w:t")))

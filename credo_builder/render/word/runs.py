"""Spans into runs: what is strong, a link or a code, and which way and in what language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE

from credo_builder.compose.document import LineBreak, Span, Text
from credo_builder.render.pdf.pen import URL_SCHEMES
from credo_builder.render.word.letters import (
    is_east_asian,
    own_language,
    printable,
    stretches,
    with_region,
)
from credo_builder.render.word.xml import Element, element, words

_UNSAFE = re.compile(r"\W", re.ASCII)
_LONGEST_NAME = 40
"""Letters that the name of a bookmark has at most."""
_LONGEST_LINK = 2000


class Runs:
    """Makes the runs of one file, and the bookmarks that links lead to.

    Args:
        part: python-docx's, which keeps where links lead outside.
        language: of the document. anchors: places that links may lead to.
    """

    def __init__(self, part: Any, language: str, anchors: Iterable[str]) -> None:
        self._part = part
        self.language = language
        self._names = _bookmark_names(anchors)
        self._made: set[str] = set()

    def bookmark(self, anchor: str) -> list[Element]:
        """Return the start and the end of a bookmark; nothing for what was marked already."""
        name = self._names.get(anchor, "")
        if not name or name in self._made:
            return []
        self._made.add(name)
        number = len(self._made)
        return [
            element("bookmarkStart", id=number, name=name),
            element("bookmarkEnd", id=number),
        ]

    def leads_to(self, anchor: str) -> str:
        """Return the name of the bookmark at *anchor*; empty where there is no such place."""
        return self._names.get(anchor, "")

    def of(self, spans: Sequence[Span], *, tabbed: bool = False) -> list[Element]:
        """Return the runs of *spans*; *tabbed* puts a tab for the first line break."""
        made: list[Element] = []
        for span in spans:
            if isinstance(span, LineBreak):
                made.append(element("r", element("tab" if tabbed else "br")))
                tabbed = False
                continue
            runs = self._text(span)
            made += self._linked(span.link, runs) if span.link else runs
        return made

    def plain(self, text: str, *, style: str = "") -> list[Element]:
        """Return the runs of *text* in the character style *style*."""
        return self._runs(text, [element("rStyle", val=style)] if style else [])

    def _text(self, span: Text) -> list[Element]:
        properties = []
        for name, wanted in (("Missing", span.missing), ("Code", span.code)):
            if wanted:
                properties = [element("rStyle", val=name)]
        if span.link and not properties:
            properties = [element("rStyle", val="Hyperlink")]
        if span.strong:
            properties += [element("b"), element("bCs")]
        if span.emphasis:
            properties += [element("i"), element("iCs")]
        return self._runs(span.text, properties)

    def _runs(self, text: str, properties: Sequence[Element]) -> list[Element]:
        shown = printable(text)
        spoken = own_language(shown, self.language)
        made = []
        for part, from_right in stretches(shown):
            run = element("r")
            told = element("rPr", *(_copied(one) for one in properties))
            if from_right:
                told.append(element("rtl"))
                own = own_language(part, self.language) or with_region(self.language)
                told.append(element("lang", bidi=own))
            elif is_east_asian(part):
                told.append(element("lang", eastAsia=spoken or with_region(self.language)))
            elif spoken:
                told.append(element("lang", val=spoken))
            if len(told):
                run.append(told)
            run.append(words(part))
            made.append(run)
        return made

    def _linked(self, link: str, runs: list[Element]) -> list[Element]:
        if link.startswith("#"):
            name = self.leads_to(link[1:])
            return [element("hyperlink", *runs, anchor=name, history=1)] if name else runs
        address = printable(link).strip()
        if not address.lower().startswith(URL_SCHEMES) or len(address) > _LONGEST_LINK:
            return runs
        target = self._part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        made = element("hyperlink", *runs, history=1)
        made.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", target)
        return [made]


def _copied(one: Element) -> Element:
    made = element(one.tag.rpartition("}")[2])
    for name, value in one.attrib.items():
        made.set(name, value)
    return made


def _bookmark_names(anchors: Iterable[str]) -> dict[str, str]:
    """Return a name for each place: letters, figures and underscores, no two alike."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for anchor in anchors:
        if not anchor or anchor in names:
            continue
        stem = f"to_{_UNSAFE.sub('_', anchor)}"[: _LONGEST_NAME - 6]
        name, number = stem, 1
        while name.lower() in taken:
            number += 1
            name = f"{stem}_{number}"
        taken.add(name.lower())
        names[anchor] = name
    return names

"""The table of contents: a real one, its entries filled in, each leading to its section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from credo_builder.compose.document import Section
from credo_builder.compose.sentences import shortened
from credo_builder.render.word.runs import Runs
from credo_builder.render.word.xml import Element, element, words

_FIELD = ' TOC \\o "1-1" \\h \\z \\u '
"""Headings of level 1, each a link; the numbers of pages come when somebody updates it."""
_MOST_OF_A_TITLE = 240


class Contents:
    """What the table of contents lists.

    Args:
        sections: of the whole document.
    """

    def __init__(self, sections: Sequence[Section]) -> None:
        self._sections = [section for section in sections if section.in_contents]

    def paragraphs(self, runs: Runs, *, from_right: bool) -> Iterator[Element]:
        """Yield a line a section; the first opens the field, and the last closes it."""
        last = len(self._sections) - 1
        for place, section in enumerate(self._sections):
            number = [*runs.plain(section.number)] if section.number else []
            title = runs.plain(shortened(section.title, _MOST_OF_A_TITLE))
            inside = [*number, element("r", element("tab")), *title]
            name = runs.leads_to(section.key)
            link = element("hyperlink", *inside, anchor=name, history=1)
            form = element("pPr", element("pStyle", val="Toc1"))
            if from_right:
                form.append(element("bidi"))
            begins = _beginning() if place == 0 else []
            ends = [_mark("end")] if place == last else []
            yield element("p", form, *begins, link, *ends)


def field(instruction: str, shown: str) -> list[Element]:
    """Return a field that shows *shown* until Word works it out, as it does in heads and feet."""
    return [
        _mark("begin"),
        _instruction(instruction),
        _mark("separate"),
        element("r", words(shown)),
        _mark("end"),
    ]


def _beginning() -> list[Element]:
    return [_mark("begin"), _instruction(_FIELD), _mark("separate")]


def _instruction(text: str) -> Element:
    made = element("instrText")
    made.text = text
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element("r", made)


def _mark(kind: str) -> Element:
    return element("r", element("fldChar", fldCharType=kind))

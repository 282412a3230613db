"""The small XML between templates and blocks, read strictly into a tree with lines.

Only the elements and attributes listed here exist; a document type, a comment, a
processing instruction or anything unknown is refused with template and line.
"""

from __future__ import annotations

from dataclasses import field
from typing import NoReturn
from xml.parsers import expat

from credo_builder.errors import TemplateError
from credo_builder.values import dataclass

ATTRIBUTES: dict[str, frozenset[str]] = {
    tag: frozenset(names.split())
    for tag, names in {
        "section": "layout",
        "h": "level anchor",
        "p": "role anchor",
        "ul": "kind",
        "ol": "",
        "li": "",
        "table": "summary row-header",
        "columns": "shares ruled",
        "head": "width align spoken",
        "group": "title note spanning",
        "row": "anchor",
        "cell": "",
        "column": "",
        "figure": "kind alt title",
        "datum": "label value other note kind",
        "fact": "name",
        "callout": "tone title mark",
        "entry": "rule keep anchor",
        "side": "",
        "main": "",
        "badge": "rank",
        "chip": "",
        "strong": "",
        "em": "",
        "a": "href",
        "br": "",
        "code": "",
        "missing": "",
        "lines": "count label",
        "blank": "name label spoken lines",
        "marks": "name spoken of said shown kind",
        "contents": "",
        "image": "name max-width max-height",
        "pagebreak": "",
    }.items()
}
"""Every element of the semantic XML with the attributes it may carry."""

_DEEPEST = 60


@dataclass
class Node:
    """One element: its tag, attributes, words and elements inside, and its line."""

    tag: str
    attributes: dict[str, str]
    template: str
    line: int
    inside: list[Node | str] = field(default_factory=list)

    def get(self, name: str, default: str = "") -> str:
        """Return the attribute *name*, or *default*."""
        return self.attributes.get(name, default)

    @property
    def elements(self) -> list[Node]:
        """The elements inside, refusing words that stand between them."""
        for one in self.inside:
            if isinstance(one, str) and one.strip():
                self.refuse(f"words stand where only elements may: “{one.strip()[:40]}”")
        return [one for one in self.inside if isinstance(one, Node)]

    def refuse(self, reason: str) -> NoReturn:
        """Raise a `TemplateError` that says where this element stands."""
        raise TemplateError(f"{self.template}, line {self.line}, <{self.tag}>: {reason}")


def read(xml: str, template: str) -> Node:
    """Return the root of *xml*, which *template* produced; lines count in what it produced.

    Raises:
        TemplateError: the XML is not well formed, or holds something unknown.
    """
    return _Reader(template).read(xml)


class _Reader:
    def __init__(self, template: str) -> None:
        self._template = template
        self._open: list[Node] = []
        self._root: Node | None = None
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._words
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.ProcessingInstructionHandler = self._instruction

    def read(self, xml: str) -> Node:
        try:
            self._parser.Parse(xml, True)  # noqa: FBT003 - the name of it is "isfinal"
        except expat.ExpatError as error:
            self._refuse(f"not well formed ({error})")
        if self._root is None:
            self._refuse("nothing was produced")
        return self._root

    def _refuse(self, reason: str) -> NoReturn:
        raise TemplateError(f"{self._template}, line {self._parser.CurrentLineNumber}: {reason}")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag not in ATTRIBUTES:
            self._refuse(f"no element is called <{tag}>")
        for name in attributes:
            if name not in ATTRIBUTES[tag]:
                self._refuse(f"<{tag}> has no attribute “{name}”")
        if len(self._open) >= _DEEPEST:
            self._refuse("elements stand too deep inside each other")
        node = Node(tag, attributes, self._template, self._parser.CurrentLineNumber)
        if self._open:
            self._open[-1].inside.append(node)
        else:
            self._root = node
        self._open.append(node)

    def _end(self, _tag: str) -> None:
        self._open.pop()

    def _words(self, words: str) -> None:
        self._open[-1].inside.append(words)

    def _doctype(self, *_declared: object) -> None:
        self._refuse("a document type is not allowed")

    def _instruction(self, *_told: object) -> None:
        self._refuse("a processing instruction is not allowed")

"""The tree a screen reader walks, held against the pages: every fault of a PDF in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import Self

import pikepdf
from answer_pages import bookmarks, read_by_poppler

_HEADING = re.compile(r"H([1-6])")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_CHARS = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGES = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:\[([^\]]*)\]|<([0-9A-Fa-f]+)>)")
_TITLE = 24
"""Letters of a title that the contents print at least; they cut longer ones."""
_SCALE = set("12345")
_SCOPES = ("Row", "Column", "Both")


@dataclass(frozen=True)
class Node:
    """An element of the tree: its kind, what is said of it, and what it holds in order.

    Attributes:
        kids: elements, and (page, number) for what is marked on the pages.
    """

    tag: str
    alt: str
    attributes: tuple[tuple[str, str], ...]
    kids: tuple[Node | tuple[int, int], ...]

    def walk(self) -> Iterator[Node]:
        """Yield the element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def marks(self) -> Iterator[tuple[int, int]]:
        """Yield (page, number) of all that is marked in it, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.marks()
            else:
                yield kid


class Tree:
    """A PDF read for its structure; `close` it or use it in a `with`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.pdf = pikepdf.open(path)
        self._pages = {page.objgen: number for number, page in enumerate(self.pdf.pages)}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.pdf.close()

    def page_of(self, page: pikepdf.Dictionary) -> int:
        """Return the number of a page, 0 the first."""
        return self._pages[page.objgen]

    @cached_property
    def root(self) -> Node:
        """The outermost element."""
        kids = self.pdf.Root.StructTreeRoot.K
        return self._node(kids[0] if isinstance(kids, pikepdf.Array) else kids)

    def _node(self, element: pikepdf.Dictionary) -> Node:
        kids = element.get("/K", pikepdf.Array())
        return Node(
            str(element.S)[1:],
            str(element.get("/Alt", "")),
            tuple(_attributes(element)),
            tuple(self._kids(element, kids if isinstance(kids, pikepdf.Array) else [kids])),
        )

    def _kids(self, element: object, kids: object) -> Iterator[Node | tuple[int, int]]:
        for kid in kids:
            if isinstance(kid, int):
                yield self._pages[element.Pg.objgen], kid
            elif "/S" in kid:
                yield self._node(kid)
            elif "/MCID" in kid:
                yield self._pages[kid.Pg.objgen], int(kid.MCID)

    @cached_property
    def drawn(self) -> list[dict[int, str]]:
        """For each page what is marked on it: number to text, in the order it is drawn."""
        return [_marked(page) for page in self.pdf.pages]

    def text(self, node: Node) -> str:
        """Return the words drawn for an element, a line for each piece set by itself."""
        return "\n".join(self.drawn[page].get(mark, "") for page, mark in node.marks())

    def of(self, tag: str) -> list[Node]:
        """Return the elements of a kind, in reading order."""
        return [node for node in self.root.walk() if node.tag == tag]


def _attributes(element: pikepdf.Dictionary) -> Iterator[tuple[str, str]]:
    held = element.get("/A", pikepdf.Array())
    for owner in held if isinstance(held, pikepdf.Array) else [held]:
        for key, value in owner.items():
            if key != "/O":
                yield key[1:], str(value).removeprefix("/")


def _marked(page: pikepdf.Page) -> dict[int, str]:
    """Return the text of each marked number of a page, in the order of drawing."""
    found: dict[int, str] = {}
    stack: list[int | None] = []
    letters: dict[bytes, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page, "BDC BMC EMC BT Tf Tj TJ"):
        name = str(operator)
        if name in ("BDC", "BMC"):
            facts = operands[1] if name == "BDC" else {}
            number = facts.get("/MCID") if isinstance(facts, pikepdf.Dictionary) else None
            stack.append(None if number is None else int(number))
            if number is not None:
                found.setdefault(int(number), "")
        elif name == "EMC":
            stack.pop()
        elif name == "Tf":
            letters = _letters(page, str(operands[0]))
        else:
            mark = next((one for one in reversed(stack) if one is not None), None)
            if mark is not None:
                found[mark] += "\n" if name == "BT" else _decoded(operands[0], letters)
    return found


def _decoded(operand: object, letters: dict[bytes, str]) -> str:
    parts = operand if isinstance(operand, pikepdf.Array) else [operand]
    wide = max(map(len, letters), default=1)
    said = []
    for part in parts:
        if isinstance(part, pikepdf.String):
            codes = bytes(part)
            said += [letters.get(codes[at : at + wide], "") for at in range(0, len(codes), wide)]
    return "".join(said)


def _letters(page: pikepdf.Page, font: str) -> dict[bytes, str]:
    held = page.Resources.Font[font]
    return _read_letters(held.ToUnicode.read_bytes()) if "/ToUnicode" in held else {}


@cache
def _read_letters(mapping: bytes) -> dict[bytes, str]:
    """Return code to letters of a font, from what it tells other programs."""
    found: dict[bytes, str] = {}
    for pairs in re.findall(rb"beginbfchar(.*?)endbfchar", mapping, re.DOTALL):
        for code, letter in _CHARS.findall(pairs):
            found[bytes.fromhex(code.decode())] = _utf16(letter)
    for ranges in re.findall(rb"beginbfrange(.*?)endbfrange", mapping, re.DOTALL):
        for first, last, listed, start in _RANGES.findall(ranges):
            low, high, size = int(first, 16), int(last, 16), len(first) // 2
            letters = re.findall(rb"<([0-9A-Fa-f]+)>", listed)
            for code in range(low, high + 1):
                letter = (
                    letters[code - low] if letters else b"%04X" % (int(start, 16) + code - low)
                )
                found[code.to_bytes(size, "big")] = _utf16(letter)
    return found


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")


def faults(path: Path) -> list[str]:
    """Return every fault of the structure of a PDF, in words: ideally none."""
    with Tree(path) as tree:
        checks = (
            headings, heads, figures, reading_order, links, fields, outline, contents,
            page_numbers,
        )  # fmt: skip
        return [fault for check in checks for fault in check(tree)]


def headings(tree: Tree) -> Iterator[str]:
    """Headings start at the first level and never skip one going down."""
    levels = [int(m[1]) for n in tree.root.walk() if (m := _HEADING.fullmatch(n.tag))]
    for before, after in pairwise([0, *levels]):
        if after > before + 1:
            yield f"H{after} after H{before}"


def heads(tree: Tree) -> Iterator[str]:
    """Every head cell says what it heads, and every row has as many cells as the others."""
    for head in tree.of("TH"):
        if dict(head.attributes).get("Scope") not in _SCOPES:
            yield f"head without scope: {tree.text(head)[:40]}"
    for table in tree.of("Table"):
        rows = [node for node in table.walk() if node.tag == "TR"]
        if len(set(_widths(rows))) > 1:
            yield f"rows of different length: {tree.text(rows[0])[:60]}"
        if any(node.tag == "Table" for node in table.walk() if node is not table):
            yield "a table in a table"


def _widths(rows: list[Node]) -> Iterator[int]:
    """Yield how many columns each row takes, with those that reach down from above."""
    reaching: list[tuple[int, int]] = []
    for row in rows:
        own = [_span(kid) for kid in row.kids if isinstance(kid, Node)]
        yield sum(wide for wide, _ in (*own, *reaching))
        reaching = [(wide, deep - 1) for wide, deep in (*own, *reaching) if deep > 1]


def _span(cell: Node) -> tuple[int, int]:
    said = dict(cell.attributes)
    return int(said.get("ColSpan", "1")), int(said.get("RowSpan", "1"))


def figures(tree: Tree) -> Iterator[str]:
    """Every figure speaks, and says every number that is drawn in it."""
    for figure in tree.of("Figure"):
        said = figure.alt.strip()
        if not said:
            yield f"figure without words: {tree.text(figure)[:40]}"
        lines = (line.strip() for line in tree.text(figure).splitlines())
        numbers = {line for line in lines if _NUMBER.fullmatch(line)}
        lost = numbers - set(_NUMBER.findall(said)) - (_SCALE if "1 to 5" in said else set())
        if said and lost:
            yield f"numbers drawn and not said: {sorted(lost)} in “{said[:60]}”"


def reading_order(tree: Tree) -> Iterator[str]:
    """On every page the tree is in the order of drawing, and all that is marked is in it."""
    listed: list[list[int]] = [[] for _ in tree.drawn]
    for page, mark in tree.root.marks():
        listed[page].append(mark)
    for page, (marks, drawn) in enumerate(zip(listed, tree.drawn, strict=True), 1):
        if marks != list(drawn):
            at = next(
                (i for i, (a, b) in enumerate(zip(marks, drawn, strict=False)) if a != b), -1
            )
            yield f"page {page}: drawn in another order than read, from mark {at}"


def links(tree: Tree) -> Iterator[str]:
    """Every link says where it leads, and leads somewhere."""
    names = set()
    if "/Dests" in tree.pdf.Root:
        names |= set(tree.pdf.Root.Dests.keys())
    for number, page in enumerate(tree.pdf.pages, 1):
        for link in page.get("/Annots", ()):
            if link.get("/Subtype") == "/Widget":
                continue
            if not str(link.get("/Contents", "")).strip():
                yield f"page {number}: a link without words"
            if "/Dest" not in link and "/A" not in link:
                yield f"page {number}: a link to nowhere"
            held = link.get("/Dest")
            if isinstance(held, pikepdf.Name) and str(held) not in names:
                yield f"page {number}: no such place as {held}"


def fields(tree: Tree) -> Iterator[str]:
    """Every place to fill in has a name, and words to be heard; Tab goes as one reads."""
    names: dict[str, int] = {}
    for number, page in enumerate(tree.pdf.pages, 1):
        places = [one for one in page.get("/Annots", ()) if one.get("/Subtype") == "/Widget"]
        for place in places:
            held = place.get("/Parent", place)
            names[str(held.get("/T", ""))] = held.objgen[0]
            if not str(place.get("/TU", "")).strip() or not str(held.get("/TU", "")).strip():
                yield f"page {number}: a field without words"
            if "/AP" not in place:
                yield f"page {number}: a field without looks"
        keys = [int(one.StructParent) for one in places]
        if keys != sorted(keys):
            yield f"page {number}: Tab leaves the order of reading"
    if "" in names or any("." in name for name in names):
        yield "a field without a plain name"
    told = tree.pdf.Root.get("/AcroForm", {}).get("/Fields", ())
    if sorted(names.values()) != sorted(one.objgen[0] for one in told):
        yield "two fields of one name, or a field that belongs to no form"


def outline(tree: Tree) -> Iterator[str]:
    """Every bookmark leads to the page on which its heading stands."""
    heads_of: dict[int, str] = {}
    for node in tree.of("H1"):
        for page, _ in node.marks():
            heads_of[page] = heads_of.get(page, "") + _bare(tree.text(node))
    for title, page in bookmarks(tree.path):
        words, said = _bare(title), heads_of.get(page)
        # Letters that read from the right are drawn in another order than they are heard.
        alike = said is not None and sorted(words) == sorted(said)
        if said is None or not (words in said or said in words or alike):
            yield f"bookmark “{title[:40]}” leads to page {page + 1}, not to its heading"


def contents(tree: Tree) -> Iterator[str]:
    """The contents list what the bookmarks list, and each line leads and points to its page."""
    lines = tree.of("TOCI")
    titles = bookmarks(tree.path)
    if not lines:
        return
    if len(lines) != len(titles):
        yield f"{len(lines)} lines of contents, {len(titles)} bookmarks"
        return
    targets = _targets(tree)
    for number, (line, (title, page)) in enumerate(zip(lines, titles, strict=True)):
        said = tree.text(line)
        named = _bare(said).removesuffix(str(page + 1))
        if not _bare(title).startswith(named) or len(named) < min(_TITLE, len(_bare(title))):
            yield f"“{said[:40]}” in the contents, “{title[:40]}” among the bookmarks"
        if not _bare(said).endswith(str(page + 1)):
            yield f"“{said[:40]}” stands on page {page + 1}"
        if number >= len(targets) or targets[number] != page:
            yield f"“{said[:40]}” leads elsewhere than to page {page + 1}"


def _targets(tree: Tree) -> list[int]:
    """Return the page each link of the contents leads to, in their order."""
    pages = dict.fromkeys(page for line in tree.of("TOCI") for page, _ in line.marks())
    held = (link for page in pages for link in tree.pdf.pages[page].get("/Annots", ()))
    return [tree.page_of(link.Dest[0]) for link in held]


def page_numbers(tree: Tree) -> Iterator[str]:
    """The number printed at the foot of a page is the one a reader program shows."""
    labels = [page.label for page in tree.pdf.pages]
    for number, text in enumerate(read_by_poppler(tree.path)):
        found = re.search(rf"Page (\d+) of {len(labels)}\b", text)
        if found and found[1] != labels[number]:
            yield f"page {labels[number]} says it is page {found[1]}"


def _bare(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())

"""Semantic XML into blocks, and nothing else: what has no block is refused."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Literal, get_args

from credo_builder.compose import document as d
from credo_builder.compose.blanks import Blank, Marks
from credo_builder.compose.markup import is_allowed
from credo_builder.compose.semantic import Node
from credo_builder.values import dataclass, replace

Layout = Literal["grid", "plain", "landscape", "credo", "cover"]

_INLINE = frozenset({"strong", "em", "a", "br", "code", "missing"})
_SPACE = re.compile("[ \t\n\r]+")
_PLAIN = d.Text("")
_Run = tuple[str, d.Text | None]
"""Words and what they look like; None for a forced new line."""


def anchors(root: Node) -> Iterator[str]:
    """Yield every anchor set inside *root*, in reading order."""
    if root.get("anchor"):
        yield root.get("anchor")
    for one in root.inside:
        if isinstance(one, Node):
            yield from anchors(one)


@dataclass(frozen=True)
class Reader:
    """Turns trees of semantic XML into blocks.

    Attributes:
        targets: anchors and section keys that exist in the document; a link to any
            other place loses its link and keeps its words.
        pictures: pictures by the name that ``<image name="...">`` calls them.
    """

    targets: Collection[str]
    pictures: Mapping[str, d.Image]

    def section(self, root: Node) -> tuple[Layout, tuple[d.Block, ...]]:
        """Return layout and blocks of a whole section.

        Raises:
            TemplateError: *root* is no section, or holds something out of place.
        """
        if root.tag != "section":
            root.refuse("a template holds one <section>")
        return _one_of(root, "layout", get_args(Layout), "grid"), self.blocks(root)

    def blocks(self, parent: Node) -> tuple[d.Block, ...]:
        """Return the blocks inside *parent*."""
        return tuple(b for node in parent.elements for b in self._block(node))

    def _content(self, parent: Node) -> tuple[d.Block, ...]:
        """Return blocks, or bare words as one paragraph one size down."""
        inline = all(isinstance(one, str) or one.tag in _INLINE for one in parent.inside)
        if not inline:
            return self.blocks(parent)
        spans = self.spans(parent)
        return (d.Paragraph(spans, "text"),) if spans else ()

    def _block(self, node: Node) -> tuple[d.Block, ...]:
        """Return the block *node* stands for; nothing for a paragraph without words."""
        match node.tag:
            case "p":
                spans = self.spans(node)
                role = _one_of(node, "role", get_args(d.Role), "body")
                return (d.Paragraph(spans, role, node.get("anchor")),) if spans else ()
            case "h":
                level = int(_one_of(node, "level", ("2", "3"), "2"))
                return (d.Heading(level, self.spans(node), node.get("anchor")),)
            case "ul" | "ol":
                points = tuple(self._content(_expected(one, "li")) for one in node.elements)
                kind: d.ListKind = (
                    "number"
                    if node.tag == "ol"
                    else _one_of(node, "kind", ("tick", "cross", "dot"), "dot")
                )
                return (d.ListBlock(points, kind),) if points else ()
            case "entry":
                return (self._entry(node),)
            case "table":
                return (self._table(node),)
            case "columns":
                return (self._columns(node),)
            case "callout":
                tone: d.Tone = _one_of(node, "tone", get_args(d.Tone), "quiet")
                mark: d.RoundMark = _one_of(node, "mark", get_args(d.RoundMark), "")
                return (d.Callout(self.blocks(node), tone, node.get("title"), mark),)
            case _:
                return (self._leaf(node),)

    def _leaf(self, node: Node) -> d.Block:
        match node.tag:
            case "badge":
                return d.Badge(_words(node), _whole(node, "rank", 0))
            case "chip":
                return d.Chip(_words(node))
            case "lines" | "blank" | "marks":
                return _to_fill(node)
            case "contents":
                return d.Contents()
            case "pagebreak":
                return d.PageBreak()
            case "figure":
                return self._figure(node)
            case "image":
                return self._image(node)
        return node.refuse("this element cannot stand here")

    def _entry(self, node: Node) -> d.Entry:
        side, main = _exactly(node, "side", "main")
        return d.Entry(
            side=self._content(side),
            main=self._content(main),
            rule=_one_of(node, "rule", ("strong", "hair", "none", "cut"), "strong"),
            keep=_one_of(node, "keep", ("yes", "no"), "yes") == "yes",
            anchor=node.get("anchor"),
        )

    def _columns(self, node: Node) -> d.Columns:
        columns = tuple(self._content(_expected(one, "column")) for one in node.elements)
        try:
            shares = tuple(float(one) for one in node.get("shares").split())
        except ValueError:
            node.refuse("shares are numbers with spaces between")
        shares = shares or (1.0,) * len(columns)
        if len(shares) != len(columns):
            node.refuse("there must be a share for each column")
        ruled = _one_of(node, "ruled", ("yes", "no"), "no") == "yes"
        return d.Columns(columns, shares, ruled)

    def _table(self, node: Node) -> d.Table:
        if not node.elements or not node.get("summary"):
            node.refuse("a table needs columns and a summary")
        heads, *rest = node.elements
        columns = tuple(self._head(one) for one in _expected(heads, "columns").elements)
        groups: list[d.RowGroup] = []
        for one in rest:
            if one.tag == "group":
                rows = tuple(self._row(row, len(columns)) for row in one.elements)
                spanning = _one_of(one, "spanning", ("yes", "no"), "no") == "yes"
                groups.append(d.RowGroup(rows, one.get("title"), one.get("note"), spanning))
            else:
                loose = self._row(one, len(columns))
                if groups and not groups[-1].title and not groups[-1].spanning:
                    groups[-1] = replace(groups[-1], rows=(*groups[-1].rows, loose))
                else:
                    groups.append(d.RowGroup((loose,)))
        header = _whole(node, "row-header", 0)
        return d.Table(columns, tuple(groups), node.get("summary"), header)

    def _head(self, node: Node) -> d.Column:
        width = _decimal(_expected(node, "head"), "width") or 0.0
        align: d.Align = _one_of(node, "align", get_args(d.Align), "left")
        return d.Column(_words(node), width, align, node.get("spoken"))

    def _row(self, node: Node, width: int) -> d.Row:
        cells = tuple(self._content(_expected(c, "cell")) for c in _expected(node, "row").elements)
        if len(cells) != width:
            node.refuse(f"{len(cells)} cells under {width} columns")
        return d.Row(cells, node.get("anchor"))

    def _figure(self, node: Node) -> d.Figure:
        if not node.get("kind") or not node.get("alt"):
            node.refuse("a figure needs a kind and alternative text")
        data = tuple(self._datum(one) for one in node.elements)
        return d.Figure(node.get("kind"), data, node.get("alt"), node.get("title"))

    def _datum(self, node: Node) -> d.Datum:
        return d.Datum(
            label=_expected(node, "datum").get("label"),
            value=_decimal(node, "value"),
            other=_decimal(node, "other"),
            note=node.get("note"),
            kind=node.get("kind"),
            facts=tuple(
                (_expected(one, "fact").get("name"), _words(one)) for one in node.elements
            ),
        )

    def _image(self, node: Node) -> d.Image:
        picture = self.pictures.get(node.get("name"))
        if picture is None:
            node.refuse(f"there is no picture called “{node.get('name')}”")
        return replace(
            picture,
            max_width_mm=_decimal(node, "max-width") or picture.max_width_mm,
            max_height_mm=_decimal(node, "max-height") or picture.max_height_mm,
        )

    def spans(self, parent: Node) -> tuple[d.Span, ...]:
        """Return the words inside *parent* as spans, white space folded as on paper."""
        return _folded(self._runs(parent, _PLAIN))

    def _runs(self, parent: Node, like: d.Text) -> Iterator[_Run]:
        for one in parent.inside:
            if isinstance(one, str):
                yield one, like
                continue
            match one.tag:
                case "br":
                    yield "", None
                case "strong":
                    yield from self._runs(one, replace(like, strong=True))
                case "em":
                    yield from self._runs(one, replace(like, emphasis=True))
                case "missing":
                    yield from self._runs(one, replace(like, missing=True))
                case "code":
                    target = _words(one)
                    link = f"#{target}" if target in self.targets else ""
                    plain = like is _PLAIN
                    code = d.Text("", link=link, code=True) if plain else None
                    yield target, code or replace(like, code=True, link=link)
                case "a":
                    yield from self._runs(one, replace(like, link=self._link(one)))
                case _:
                    one.refuse("this element cannot stand among words")

    def _link(self, node: Node) -> str:
        address = node.get("href")
        if address.startswith("#"):
            return address if address[1:] in self.targets else ""
        if not is_allowed(address):
            node.refuse(f"a link may not lead to “{address}”")
        return address


def _folded(runs: Iterable[_Run]) -> tuple[d.Span, ...]:
    """Return *runs* as spans, white space folded: single inside, none at the ends of lines."""
    folded: list[_Run] = []
    at_start = True
    for words, like in runs:
        if like is None:
            _trim_end(folded)
            folded.append((words, like))
            at_start = True
            continue
        text = words if _is_folded(words) else _SPACE.sub(" ", words)
        if at_start:
            text = text.removeprefix(" ")
        if not text:
            continue
        at_start = text.endswith(" ")
        if folded and folded[-1][1] == like:
            folded[-1] = (folded[-1][0] + text, like)
        else:
            folded.append((text, like))
    _trim_end(folded)
    while folded and folded[-1][1] is None:
        folded.pop()
        _trim_end(folded)
    while folded and folded[0][1] is None:
        folded.pop(0)
    return tuple(_span(text, like) for text, like in folded)


def _is_folded(words: str) -> bool:
    """Return whether the only white space in *words* is single spaces."""
    return "  " not in words and words.isprintable()


def _span(text: str, like: d.Text | None) -> d.Span:
    if like is None:
        return d.LineBreak()
    if like is _PLAIN:
        return d.Text(text)
    return d.Text(text, like.strong, like.emphasis, like.link, like.code, like.missing)


def _trim_end(runs: list[_Run]) -> None:
    while runs and runs[-1][1] is not None:
        text, like = runs[-1]
        trimmed = text.rstrip(" ")
        if trimmed:
            runs[-1] = (trimmed, like)
            return
        runs.pop()


def _words(node: Node) -> str:
    """Return the plain words of *node*, refusing elements."""
    words = []
    for one in node.inside:
        if isinstance(one, Node):
            one.refuse("only plain words may stand here")
        words.append(one)
    return _SPACE.sub(" ", "".join(words)).strip()


def _expected(node: Node, tag: str) -> Node:
    if node.tag != tag:
        node.refuse(f"a <{tag}> was expected here")
    return node


def _exactly(node: Node, *tags: str) -> list[Node]:
    found = node.elements
    if [one.tag for one in found] != list(tags):
        node.refuse(f"it holds exactly {' and '.join(f'<{t}>' for t in tags)}")
    return found


def _one_of(node: Node, name: str, allowed: tuple[str, ...], default: str) -> Any:
    """Return the attribute *name*, which is one of *allowed*, typed as its field needs it."""
    value = node.get(name, default)
    if value not in allowed:
        node.refuse(f"“{value}” is no {name}; it is one of {', '.join(allowed)}")
    return value


def _key(node: Node) -> str:
    """Return the name of a field, which programs read and so is plain."""
    name = node.get("name")
    if not re.fullmatch(r"[A-Za-z0-9_]+", name):
        node.refuse(f"“{name}” is no name of a field")
    return name


def _to_fill(node: Node) -> d.WritingLines | Blank | Marks:
    match node.tag:
        case "lines":
            return d.WritingLines(_whole(node, "count", 1), node.get("label"))
        case "blank":
            said = node.get("label"), node.get("spoken")
            return Blank(_key(node), *said, _whole(node, "lines", 1))
        case _:
            return _marks(node)


def _marks(node: Node) -> Marks:
    marks, said = (tuple(filter(None, node.get(name).split("|"))) for name in ("of", "said"))
    if not marks or not node.get("spoken"):
        node.refuse("marks need something to mark, and words to be spoken")
    if said and len(said) != len(marks):
        node.refuse("there must be words for each mark")
    shown = _one_of(node, "shown", ("yes", "no"), "yes") == "yes"
    kind = _one_of(node, "kind", ("one", "tick"), "one")
    return Marks(_key(node), node.get("spoken"), marks, shown, said, kind)


def _whole(node: Node, name: str, default: int) -> int:
    value = node.get(name)
    if not value:
        return default
    if not value.isdecimal():
        node.refuse(f"{name} is a whole number, not “{value}”")
    return int(value)


def _decimal(node: Node, name: str) -> float | None:
    value = node.get(name)
    if not value:
        return None
    try:
        return float(value)
    except ValueError:
        node.refuse(f"{name} is a number, not “{value}”")

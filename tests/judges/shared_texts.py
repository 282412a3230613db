"""What a PDF says, piece by piece, and what the web page and the Markdown of it say."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from answer_pages import squeezed
from markdown_it import MarkdownIt
from structure import Node, Tree

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_WORDED = ("P", "H1", "H2", "H3", "H4", "H5", "H6", "TOCI")


class _Reader(HTMLParser):
    """Collects the words of a page, the style sheet left out, and those of its headings."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.headings: list[tuple[int, str]] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append(tag)
        if tag in _HEADINGS:
            self.headings.append((int(tag[1]), ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Elements that close themselves hold nothing."""

    def handle_endtag(self, tag: str) -> None:
        assert tag == self._open.pop()

    def handle_data(self, data: str) -> None:
        if "style" in self._open:
            return
        self.words.append(data)
        if any(tag in _HEADINGS for tag in self._open):
            level, words = self.headings[-1]
            self.headings[-1] = level, words + data


def _read(page: bytes) -> _Reader:
    reader = _Reader()
    reader.feed(page.decode())
    reader.close()
    return reader


def web_words(page: bytes) -> str:
    """Return the words of a web page."""
    return " ".join(_read(page).words)


def web_headings(page: bytes) -> list[tuple[int, str]]:
    """Return level and words of every heading of a web page, in order."""
    return _read(page).headings


def markdown_words(content: bytes) -> str:
    """Return the words of Markdown as a reader that knows nothing of ours shows them."""
    found = []
    for token in MarkdownIt("commonmark").enable("table").parse(content.decode()):
        held = token.children or ()
        found += [child.content if child.type == "text" else " " for child in held]
        assert token.type not in ("html_block", "code_block", "fence")
        found.append(" ")
    return "".join(found)


@cache
def pieces(path: Path) -> tuple[str, ...]:
    """Return what a PDF says: its paragraphs and headings, and each line drawn in a figure."""
    return tuple(_pieces(path))


def _pieces(path: Path) -> Iterator[str]:
    with Tree(path) as tree:
        for node in tree.root.walk():
            if node.tag in _WORDED and not _holds_worded(node):
                text = tree.text(node)
                yield text.rstrip("0123456789") if node.tag == "TOCI" else text
            elif node.tag == "Figure":
                yield from tree.text(node).splitlines()


def pdf_headings(path: Path) -> list[str]:
    """Return the words of every heading of a PDF, squeezed, in the order of reading."""
    with Tree(path) as tree:
        heads = (node for node in tree.root.walk() if node.tag in _WORDED[1:7])
        return [squeezed(tree.text(node)) for node in heads]


def _holds_worded(node: Node) -> bool:
    return any(inner.tag in _WORDED for inner in node.walk() if inner is not node)


def lost(path: Path, words: str) -> list[str]:
    """Return the pieces of a PDF that *words* do not say; an ellipsis stands for any end."""
    told = squeezed(words)
    return [
        piece
        for piece in pieces(path)
        if squeezed(piece) and squeezed(piece).removesuffix("…") not in told
    ]

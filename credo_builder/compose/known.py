"""What templates produced before, read once: for whoever makes many documents that are much alike.

Most sections of two sites say the same. Templates are run for each, since only they know; but
of the same text the same tree is read, and of the same tree the same blocks. Both are looked
at and never changed, so documents can share them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from credo_builder.compose import document as d
from credo_builder.compose.reader import Layout, Reader
from credo_builder.compose.semantic import Node, read

MOST = 400
"""Texts that are kept; then all are forgotten, and it begins anew."""

Blocks = tuple[Layout, tuple[d.Block, ...]]


class Known:
    """Trees and blocks of texts that were read before."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._roots: dict[tuple[str, str], Node] = {}
        # With the tree itself, so that no other one can get its number meanwhile.
        self._blocks: dict[tuple[int, object, object], tuple[Node, Blocks]] = {}

    def root(self, xml: str, template: str) -> Node:
        """Return what `semantic.read` does, of a text it read before the same tree.

        Raises:
            TemplateError: as `semantic.read`.
        """
        found = self._roots.get((template, xml))
        if found is None:
            if len(self._roots) >= MOST:
                self._roots.clear()
                self._blocks.clear()
            found = self._roots[template, xml] = read(xml, template)
        return found

    def blocks(self, reader: Reader, root: Node) -> Blocks:
        """Return what ``reader.section`` does of *root*, which `root` returned.

        Raises:
            TemplateError: as ``Reader.section``.
        """
        key = (id(root), frozenset(reader.targets), tuple(sorted(reader.pictures.items())))
        found = self._blocks.get(key)
        if found is None:
            found = self._blocks[key] = root, reader.section(root)
        return found[1]


_known: ContextVar[Known | None] = ContextVar("known", default=None)


@contextmanager
def sharing(known: Known) -> Iterator[None]:
    """Let every document that is composed in the meantime share what is *known*."""
    before = _known.set(known)
    try:
        yield
    finally:
        _known.reset(before)


def root_of(xml: str, template: str) -> Node:
    """Return the root of *xml*, read before or now.

    Raises:
        TemplateError: it is not well formed, or holds something unknown.
    """
    known = _known.get()
    return read(xml, template) if known is None else known.root(xml, template)


def blocks_of(reader: Reader, root: Node) -> Blocks:
    """Return layout and blocks of a section, read before or now.

    Raises:
        TemplateError: *root* is no section, or holds something out of place.
    """
    known = _known.get()
    return reader.section(root) if known is None else known.blocks(reader, root)

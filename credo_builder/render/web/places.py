"""Where links of a page may lead: an id for every place of the document, safe in any reader."""

from __future__ import annotations

import re

from credo_builder.compose.anchors import anchor_names, every_anchor
from credo_builder.compose.document import Document
from credo_builder.compose.markup import is_allowed

MAIN = "main"
"""The id of the text itself, to which the first link of the page leads."""

_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")


class Places:
    """The places of one document: each id is given out once, in the order of reading."""

    def __init__(self, document: Document) -> None:
        self._ids: dict[str, str] = {}
        self._free: set[str] = set()
        self._taken = {MAIN}
        self._names = anchor_names(document)
        for anchor in every_anchor(document):
            if anchor not in self._ids:
                self._ids[anchor] = self._own(anchor)
                self._free.add(anchor)

    def take(self, anchor: str) -> str:
        """Return the id to set at *anchor*; empty where it has none, or was set before."""
        if anchor not in self._free:
            return ""
        self._free.discard(anchor)
        return self._ids[anchor]

    def own(self, wish: str) -> str:
        """Return an id nobody has yet, as near to *wish* as can be."""
        return self._own(wish)

    def _own(self, wish: str) -> str:
        base = _UNSAFE.sub("-", wish).strip("-") or "place"
        if not base[0].isalpha():
            base = f"at-{base}"
        made, number = base, 1
        while made in self._taken:
            number += 1
            made = f"{base}-{number}"
        self._taken.add(made)
        return made

    def leads_to(self, link: str) -> str:
        """Return where *link* leads: a place of the page, an allowed address, else empty."""
        if link.startswith("#"):
            found = self._ids.get(link[1:], "")
            return f"#{found}" if found else ""
        return link if is_allowed(link) else ""

    def name(self, link: str) -> str:
        """Return what stands at the place *link* leads to; empty where that has no words."""
        return self._names.get(link[1:], "") if link.startswith("#") else ""

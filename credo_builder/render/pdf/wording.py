"""The fixed words that the PDF itself prints, in English until the document brings its own."""

from __future__ import annotations

from collections.abc import Mapping

ENGLISH: dict[str, str] = {
    "page_of": "Page {page} of {pages}",
    "draft": "Draft",
    "continued": "{title}, continued",
    "issued": "Issued {date}",
    "owner": "Owner: {owner}",
    "edition": "Edition {edition}",
    "wall": "To keep on the wall",
    "to_decide": "Still to decide",
    "ours_and_theirs": "{ours}, {theirs}",
    "cut_here": "Cut here, and hand in",
    "figure_of": "{count} of {total}",
    "skip": "Skip to the text",
}
"""Every key of `Document.words` that this renderer reads, with what stands without it."""


def word(words: Mapping[str, str], key: str, **values: str) -> str:
    """Return the fixed words *key* with *values* set in for their ``{names}``."""
    text = words.get(key) or ENGLISH[key]
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text

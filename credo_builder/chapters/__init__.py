"""The method, chapter by chapter, in the order of the wizard.

A chapter may import only the chapters above it. All of them are imported when somebody
first asks for one of the four tables below; a list of trades, such as the start screen
shows, needs none.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from credo_builder.chapters.base import Chapter
    from credo_builder.domain.records import Record

_STEPS = (
    "organisation",
    "branding",
    "outcome",
    "mindset",
    "workshop",
    "core_values",
    "segments",
    "expectations",
    "promises",
    "moments",
    "barriers",
    "credo",
    "service_levels",
    "policies",
    "monitoring",
    "learning",
    "recognition",
    "governance",
)

CHAPTERS: tuple[Chapter, ...]
"""Every chapter, in order."""

RECORDS: tuple[type[Record], ...]
"""Every record type, in the order of the file."""

CHAPTER_OF: dict[type[Record], Chapter]
"""Record type to the chapter that fills it."""

RECORD_OF: dict[str, type[Record]]
"""File key to record type."""


def __getattr__(name: str) -> Any:
    if name not in {"CHAPTERS", "RECORDS", "CHAPTER_OF", "RECORD_OF"}:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: tuple[Chapter, ...] = tuple(
        import_module(f"{__name__}.{step}").CHAPTER for step in _STEPS
    )
    records = tuple(kind for chapter in found for kind in chapter.records)
    globals().update(
        CHAPTERS=found,
        RECORDS=records,
        CHAPTER_OF={kind: chapter for chapter in found for kind in chapter.records},
        RECORD_OF={kind.key: kind for kind in records},
    )
    return globals()[name]

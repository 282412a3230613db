"""The method, chapter by chapter, in the order of the wizard.

A chapter may import only the chapters above it.
"""

from __future__ import annotations

from credo_builder.chapters import (
    barriers,
    branding,
    core_values,
    credo,
    expectations,
    governance,
    learning,
    mindset,
    moments,
    monitoring,
    organisation,
    outcome,
    policies,
    promises,
    recognition,
    segments,
    service_levels,
    workshop,
)
from credo_builder.chapters.base import Chapter
from credo_builder.domain.records import Record

CHAPTERS: tuple[Chapter, ...] = (
    organisation.CHAPTER,
    branding.CHAPTER,
    outcome.CHAPTER,
    mindset.CHAPTER,
    workshop.CHAPTER,
    core_values.CHAPTER,
    segments.CHAPTER,
    expectations.CHAPTER,
    promises.CHAPTER,
    moments.CHAPTER,
    barriers.CHAPTER,
    credo.CHAPTER,
    service_levels.CHAPTER,
    policies.CHAPTER,
    monitoring.CHAPTER,
    learning.CHAPTER,
    recognition.CHAPTER,
    governance.CHAPTER,
)

RECORDS: tuple[type[Record], ...] = tuple(kind for c in CHAPTERS for kind in c.records)
"""Every record type, in the order of the file."""

CHAPTER_OF: dict[type[Record], Chapter] = {kind: c for c in CHAPTERS for kind in c.records}
"""Record type to the chapter that fills it."""

RECORD_OF: dict[str, type[Record]] = {kind.key: kind for kind in RECORDS}
"""File key to record type."""

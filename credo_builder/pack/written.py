"""Outputs of words: pages of templates, laid out as the service credo and policy is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from credo_builder.compose.composer import pictures
from credo_builder.compose.document import Section
from credo_builder.compose.environment import rendered
from credo_builder.compose.reader import Reader, anchors
from credo_builder.compose.semantic import read
from credo_builder.pack.base import Job
from credo_builder.render import pdf
from credo_builder.values import dataclass, replace


@dataclass(frozen=True)
class Leaf:
    """A stretch of pages under one heading.

    Attributes:
        key: stable name, and the place links lead to.
        title: the heading in English; placeholders allowed.
        template: name of the template under ``resources/templates``.
        page: what the template prints.
    """

    key: str
    title: str
    template: str
    page: Any


def written(job: Job, leaves: Sequence[Leaf]) -> bytes:
    """Return *leaves* of *job* as a PDF."""
    return pdf.build(replace(job.document, sections=sections(job, leaves)), job.look)


def sections(job: Job, leaves: Sequence[Leaf]) -> tuple[Section, ...]:
    """Return *leaves* as sections, their links leading only where something stands."""
    view = job.view
    roots = [read(rendered(one.template, view, page=one.page), one.template) for one in leaves]
    targets = {one.key for one in leaves}
    targets.update(name for root in roots for name in anchors(root))
    reader = Reader(targets, pictures(view.project))
    made = []
    for leaf, root in zip(leaves, roots, strict=True):
        layout, blocks = reader.section(root)
        made.append(Section(leaf.key, view.say(leaf.title), blocks, layout=layout))
    return tuple(made)

"""The gap report: what stands, what is missing, and what to do next."""

from __future__ import annotations

from credo_builder.compose.sections import changes
from credo_builder.compose.sections.tracing import TRACEABILITY
from credo_builder.errors import NothingYet
from credo_builder.i18n import told
from credo_builder.pack.base import Job, Output
from credo_builder.pack.gap_words import TellingView, gap_report, has_chain
from credo_builder.pack.written import Leaf, written
from credo_builder.values import replace


def draw(job: Job) -> bytes:
    """Return the report as a PDF."""
    view = TellingView(job.view.project, job.view.edition)
    if not has_chain(view):
        raise NothingYet(
            told(
                "There is nothing to look for gaps in yet. Write down what people expect, or "
                "what you promise them."
            ),
            "expectations",
        )
    page = gap_report(view)
    leaves = [Leaf("gaps", "Gap report", "pack/gap_report.xml.j2", page)]
    for part in (changes.PART, TRACEABILITY):
        told_there = part.context(view)
        if told_there is not None:
            leaves.append(Leaf(part.key, part.title, part.template, told_there))
    return written(replace(job, view=view), leaves)


OUTPUT = Output(
    key="gap_report",
    name="Gap report",
    about="Where the chain holds, where it is open, and what to do first",
    shelf="look",
    title="Gap report",
    audience="inside",
    papers=("A4", "Letter"),
    sections=("gaps", "changes", "traceability"),
    draw=draw,
)

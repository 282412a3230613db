"""The service credo and policy itself, as one output among the others."""

from __future__ import annotations

from credo_builder.compose.composer import compose
from credo_builder.compose.order import PARTS
from credo_builder.pack.base import Job, Output
from credo_builder.render import pdf


def draw(job: Job) -> bytes:
    """Return the service credo and policy of one edition as a PDF."""
    return pdf.build(compose(job.view.project, job.view.edition, job.paper), job.look)


OUTPUT = Output(
    key="service_credo",
    name="Service credo and policy",
    about="The whole: what we promise, how we keep it, how we know",
    shelf="credo",
    title="Our service credo and policy",
    audience="edition",
    papers=("A4", "Letter"),
    sections=tuple(dict.fromkeys(part.key for part in PARTS)),
    draw=draw,
)

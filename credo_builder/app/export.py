"""From a project to a document on disk, without ever leaving half a file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from credo_builder.app.approval import checked
from credo_builder.compose.composer import compose, look
from credo_builder.domain.project import Project
from credo_builder.render import pdf
from credo_builder.storage import files

Progress = Callable[[int, int], bool]
"""Called with sections done and in all; answering False cancels."""


def pdf_bytes(
    project: Project, edition: str, paper: str | None = None, progress: Progress | None = None
) -> bytes:
    """Return the service credo and policy of *project* as a PDF.

    Args:
        project: what to print; a project whose approval lapsed prints as a draft.
        edition: public, staff or full.
        paper: A4 or Letter; the project's own when None.
        progress: told how far it is; may cancel.

    Raises:
        credo_builder.render.pdf.Cancelled: *progress* answered False.
        credo_builder.errors.RenderError: it cannot be laid out; the text says where.
    """
    printed, _ = checked(project)
    return pdf.build(compose(printed, edition, paper), look(printed), progress=progress)


def export(
    project: Project,
    path: str | os.PathLike[str],
    edition: str,
    paper: str | None = None,
    progress: Progress | None = None,
) -> int:
    """Write the PDF to *path*, replacing one that is there; return its size in bytes.

    A failure or a cancel leaves what was there, and nothing half-made beside it. A file of
    another kind, such as a project, is never replaced.

    Raises:
        credo_builder.errors.CannotSave: no PDF may stand there, or the disk refused.
        credo_builder.errors.RenderError: as `pdf_bytes`.
    """
    files.refuse_other_kind(path, beginning=b"%PDF-")
    return save_pdf(pdf_bytes(project, edition, paper, progress), path)


def save_pdf(content: bytes, path: str | os.PathLike[str]) -> int:
    """Write a PDF that was made already to *path*, as `export` does; return its size in bytes.

    Raises:
        credo_builder.errors.CannotSave: as `export`.
    """
    files.refuse_other_kind(path, beginning=b"%PDF-")
    files.save(path, content)
    return len(content)


def default_path(project_file: str | os.PathLike[str]) -> Path:
    """Return where the PDF of *project_file* goes unless somebody says otherwise."""
    return Path(project_file).with_suffix(".pdf")

"""Whether a PDF is what a project gives: made again, and compared byte for byte."""

from __future__ import annotations

import os
from enum import Enum
from itertools import product

import credo_builder
from credo_builder.app.export import pdf_bytes
from credo_builder.domain.project import Project
from credo_builder.domain.terms import Edition, Paper
from credo_builder.errors import CredoError, RenderError
from credo_builder.i18n import told
from credo_builder.render.pdf.origin import Origin, origin_of
from credo_builder.storage import files
from credo_builder.storage.text import excerpt, shown_name
from credo_builder.values import dataclass

LARGEST_FILE = 128 * 2**20
"""Bytes of a PDF that is compared."""

_WIDTHS = {595: Paper.A4, 612: Paper.LETTER}
"""Points across, in full, of each paper a document is made on."""


class Verdict(Enum):
    """What came of a comparison."""

    EQUAL = "equal"
    FOREIGN = "foreign"
    OTHER_VERSION = "other version"
    ALTERED = "altered"
    OTHER_CONTENT = "other content"


@dataclass(frozen=True)
class Verification:
    """What came of a comparison, and the sentence that says so."""

    verdict: Verdict
    told: str

    @property
    def is_equal(self) -> bool:
        """Whether the PDF is, byte for byte, what the project gives."""
        return self.verdict is Verdict.EQUAL


def verify(project: Project, path: str | os.PathLike[str]) -> Verification:
    """Compare the PDF at *path* with every edition *project* gives on paper of its size.

    Raises:
        CredoError: the file cannot be read, or is no PDF.
    """
    name, content = shown_name(path), _read(path)
    origin = origin_of(content)
    if origin is None:
        return Verification(
            Verdict.FOREIGN,
            told("{name}: differs: it was not made by Credo Builder, or was altered.", name=name),
        )
    for edition, paper in product(Edition, _papers(project, origin)):
        try:
            made = pdf_bytes(project, edition.value, paper.value)
        except RenderError:
            continue  # an edition that cannot be made is not the one that was
        if made == content:
            return Verification(
                Verdict.EQUAL,
                told(
                    "{name}: equal: the {edition} edition on {paper}, byte for byte.",
                    name=name,
                    edition=edition.value,
                    paper=paper.value,
                ),
            )
    return _difference(name, origin)


def _read(path: str | os.PathLike[str]) -> bytes:
    name = shown_name(path)
    try:
        _found, content = files.read_regular(path, LARGEST_FILE)
    except (OSError, ValueError) as error:
        why = (error.strerror if isinstance(error, OSError) else "") or str(error)
        raise CredoError(told("{name}: cannot be read: {why}.", name=name, why=why)) from error
    if not content.startswith(b"%PDF-") or len(content) > LARGEST_FILE:
        raise CredoError(told("{name}: is no PDF that could be compared.", name=name))
    return content


def _papers(project: Project, origin: Origin) -> tuple[Paper, ...]:
    """Return the paper of the pages; the project's own first where it cannot be told."""
    told_by_page = _WIDTHS.get(int(origin.page[0])) if origin.page else None
    if told_by_page is not None:
        return (told_by_page,)
    own = project.settings.page_size
    return tuple(sorted(Paper, key=lambda paper: paper.value != own))


def _difference(name: str, origin: Origin) -> Verification:
    """Return what differs first: bytes that were changed, the program, or the answers."""
    if not origin.is_whole:
        sentence = told("{name}: differs: it was altered after it was made.", name=name)
        return Verification(Verdict.ALTERED, sentence)
    if origin.version != credo_builder.__version__:
        sentence = told(
            "{name}: differs: it was made by version {theirs} of the program, and this is "
            "{ours}. Make it again to compare.",
            name=name,
            theirs=excerpt(origin.version),
            ours=credo_builder.__version__,
        )
        return Verification(Verdict.OTHER_VERSION, sentence)
    sentence = told(
        "{name}: differs: it was made from other answers than these, and not altered since.",
        name=name,
    )
    return Verification(Verdict.OTHER_CONTENT, sentence)

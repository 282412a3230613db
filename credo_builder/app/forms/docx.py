"""The Word copy: for an organisation's own changes."""

from __future__ import annotations

import importlib

from credo_builder.app.forms.base import Form
from credo_builder.domain.project import Project
from credo_builder.i18n import marked


def make(project: Project, edition: str, paper: str | None) -> bytes:
    """Return one edition of *project* as a Word document."""
    composer = importlib.import_module("credo_builder.compose.composer")
    word = importlib.import_module("credo_builder.render.word")
    content: bytes = word.build(composer.compose(project, edition, paper), composer.look(project))
    return content


FORM = Form(
    key="docx",
    name=marked("Word copy"),
    about=marked("For your own changes, which no approval covers"),
    suffix=".docx",
    beginning=b"PK\x03\x04",
    make=make,
    needs="docx",
    extra="word",
)

"""Markdown: the whole document as plain text, for wikis and intranets."""

from __future__ import annotations

import importlib

from credo_builder.app.forms.base import Form
from credo_builder.domain.project import Project
from credo_builder.i18n import marked


def make(project: Project, edition: str, paper: str | None) -> bytes:
    """Return one edition of *project* as Markdown."""
    composer = importlib.import_module("credo_builder.compose.composer")
    markdown = importlib.import_module("credo_builder.render.markdown")
    document = composer.compose(project, edition, paper)
    content: bytes = markdown.build(document, composer.look(project))
    return content


FORM = Form(
    key="md",
    name=marked("Plain text with marks"),
    about=marked("Markdown, for wikis and intranets"),
    suffix=".md",
    make=make,
)

"""The web page: one file that anybody can open, on any screen, without a network."""

from __future__ import annotations

import importlib

from credo_builder.app.forms.base import Form
from credo_builder.domain.project import Project
from credo_builder.i18n import marked


def make(project: Project, edition: str, paper: str | None) -> bytes:
    """Return one edition of *project* as a web page that loads nothing."""
    composer = importlib.import_module("credo_builder.compose.composer")
    web = importlib.import_module("credo_builder.render.web")
    content: bytes = web.build(composer.compose(project, edition, paper), composer.look(project))
    return content


FORM = Form(
    key="html",
    name=marked("Web page"),
    about=marked("One file for any screen, to put on a site or to send"),
    suffix=".html",
    beginning=b"<!DOCTYPE html>",
    make=make,
)

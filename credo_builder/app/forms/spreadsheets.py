"""Registers: every list of the project as a table for a spreadsheet."""

from __future__ import annotations

import importlib
from collections.abc import Mapping

from credo_builder.app.forms.base import Form
from credo_builder.domain.project import Project
from credo_builder.i18n import marked


def make(project: Project, edition: str, _paper: str | None) -> Mapping[str, bytes]:
    """Return the registers of one edition of *project*, a file each."""
    registers = importlib.import_module("credo_builder.app.registers")
    content: Mapping[str, bytes] = registers.files(project, edition)
    return content


FORM = Form(
    key="csv",
    name=marked("Tables for a spreadsheet"),
    about=marked("A folder with a file for each list: promises, levels, measures and more"),
    suffix="",
    make=make,
)

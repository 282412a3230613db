"""Whoever prepares documents for others signs each, on one page and nowhere else."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from credo_builder.app import export, packing, preparers, starters
from credo_builder.app.preparers import Preparer
from credo_builder.chapters.branding import Brand
from credo_builder.domain.project import Project
from credo_builder.storage import open_project, save_project

EXAMPLE = starters.example()
MARK = replace(EXAMPLE.one(Brand).logo, alt="A quill")
IDA = Preparer("Ida Quill", "ida@quill.example", MARK)


@pytest.fixture(autouse=True)
def _own_preferences(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def test_the_mark_is_kept_and_used_again() -> None:
    """Kept once, it signs every project that does not say who prepared it."""
    preparers.keep(IDA)
    begun = preparers.signed_as_usual(Project())

    assert preparers.usual() == IDA
    assert preparers.of_settings(begun.settings.document) == IDA
    other = preparers.signed(Project(), Preparer("Bo"))
    assert preparers.signed_as_usual(other) is other


def test_without_a_mark_nothing_is_signed() -> None:
    """Nobody said who prepares documents, or took it back: projects begin as they are."""
    project = Project()

    assert preparers.signed_as_usual(project) is project
    preparers.keep(IDA)
    preparers.keep(Preparer("  "))
    assert None is preparers.usual()


def test_a_broken_preference_stops_nobody() -> None:
    """A file that cannot be read counts as none, and can be replaced."""
    preparers.keep(IDA)
    preparers.place().write_bytes(b"\0broken")

    assert None is preparers.usual()
    preparers.keep(IDA)
    assert preparers.usual() == IDA


def test_name_contact_and_mark_survive_the_file(tmp_path: Path) -> None:
    """What signs a project is saved with it and read back."""
    save_project(preparers.signed(EXAMPLE, IDA), tmp_path / "a.credo")
    again = open_project(tmp_path / "a.credo").project

    assert preparers.of_settings(again.settings.document) == IDA


def test_it_is_printed_on_the_control_page_and_not_on_the_poster(tmp_path: Path) -> None:
    """The page about the document names preparer and contact; poster and charter do not."""
    project = preparers.signed(EXAMPLE, IDA)
    export.export(project, tmp_path / "a.pdf", "public", "A4")
    pages = [page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages]
    order = packing.order("poster,charter", "public", None, ())
    outputs = [one for one in packing.write(order.made(project), tmp_path) if one.is_made]
    drawn = sorted(tmp_path.glob("0*.pdf"))

    assert [1] == [at for at, text in enumerate(pages) if "Ida Quill" in text]
    assert "ida@quill.example" in pages[1]
    assert outputs
    assert len(outputs) == len(drawn)
    for file in drawn:
        texts = (page.extract_text() for page in PdfReader(io.BytesIO(file.read_bytes())).pages)
        assert "Quill" not in "".join(texts)

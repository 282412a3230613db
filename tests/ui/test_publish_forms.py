"""Publish: the Word copy and the other forms stand beside the PDFs, each with its edition."""

from __future__ import annotations

import zipfile

import pytest

from credo_builder.app import forms
from credo_builder.app.forms import FORMS
from credo_builder.app.forms.base import Form
from credo_builder.domain.terms import Edition
from credo_builder.ui.pages.publish_exists import beside

PATIENCE_MS = 90_000


@pytest.fixture
def page(example, tmp_path):
    """Return the page that publishes the finished example into a folder of the test."""
    example.go_to("publish")
    folder = tmp_path / "out"
    folder.mkdir()
    page = example.area.page
    page._folder.setText(str(folder))
    page.outputs.rows[Edition.STAFF].box.click()
    return page


def finished(page, qtbot):
    qtbot.waitUntil(lambda: page._making is None and not page._queue, timeout=PATIENCE_MS)


def test_every_form_has_a_row_with_its_edition(page):
    """What `credo export` can write is offered, for the staff unless somebody says otherwise."""
    rows = [page.outputs.rows[form.key] for form in FORMS]

    assert [form.name for form in FORMS] == [row.name for row in rows]
    assert [Edition.STAFF] * len(FORMS) == [row.edition for row in rows]
    assert "Edition of “Word copy”" == rows[0].papers.accessibleName()
    assert not any(row.box.isChecked() for row in rows)


def test_a_word_copy_is_made_of_the_edition_chosen(page, tmp_path, qtbot):
    """Its file is named like the PDF's; it may be opened, but printing is for what Word shows."""
    row = page.outputs.rows["docx"]
    row.box.click()
    row.papers.setCurrentIndex(tuple(Edition).index(Edition.PUBLIC))

    page.make()
    finished(page, qtbot)

    (made,) = (tmp_path / "out").iterdir()
    assert "Larder Lane - public 2.0.docx" == made.name
    assert zipfile.is_zipfile(made)
    assert row.state.text().startswith("Made, ")
    assert (True, False) == (page._open.isEnabled(), page._print.isEnabled())


def test_a_folder_of_tables_can_be_kept_beside_an_older_one(page, tmp_path, qtbot):
    """A folder has its own name, which no dot of the edition's number is in, and a size."""
    row = page.outputs.rows["csv"]
    row.box.click()
    page.make()
    finished(page, qtbot)
    folder = page.target("csv")

    assert "Larder Lane - staff 2-0 csv" == folder.name
    assert "Larder Lane - staff 2-0 csv (2)" == beside(folder).name
    assert 3 < len(list(folder.iterdir()))
    assert row.state.text().startswith("Made, ")


def test_a_form_that_lacks_a_part_says_which(qapp, example, monkeypatch):
    """Its box cannot be ticked, and the line below says what to install."""
    made = Form(key="docx", name="Word copy", about="", suffix=".docx", make=lambda *_: b"",
                needs="no_such_part", extra="word")  # fmt: skip
    monkeypatch.setattr("credo_builder.ui.pages.publish_forms.FORMS", (made,))
    example.go_to("publish")
    row = example.area.page.outputs.rows["docx"]

    assert not row.box.isEnabled()
    assert "pip install" in row._second.text()
    assert "credo-builder[word]" in row._second.text()
    assert forms.FORMS is FORMS

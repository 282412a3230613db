"""What is said when a document cannot be made, and how words stand in a mirrored window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from credo_builder.app.session import Session
from credo_builder.ui.making import Making, Order
from credo_builder.ui.parts import label


def test_a_document_that_cannot_be_made_names_its_file_and_folder(qapp, tmp_path):
    """Whole sentences say which file, which folder, why, and what to do."""
    path = tmp_path / "gone" / "Larder Lane.pdf"
    making = Making(Order(Session.example().project, "public", "A4", path), qapp)
    said = []
    making.failed.connect(said.append)
    making.run()

    told = (
        f"“Larder Lane.pdf” could not be put into the folder “{path.parent}”. "
        "Its folder is not there. Make it, or save it somewhere else."
    )
    assert [told] == said


@pytest.mark.parametrize(
    ("way", "right"),
    [(Qt.LayoutDirection.LeftToRight, False), (Qt.LayoutDirection.RightToLeft, True)],
)
def test_wrapped_words_begin_where_the_window_does(qapp, way, right):
    """English that wraps in a window read from the right stands at its right edge."""
    before = qapp.layoutDirection()
    qapp.setLayoutDirection(way)
    made = label("Every value should reach a promise.", "lead", wrap=True)
    qapp.setLayoutDirection(before)

    assert right == bool(made.alignment() & Qt.AlignmentFlag.AlignRight)

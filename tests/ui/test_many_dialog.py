"""Many at once: a list of sites or many projects, made beside the window."""

from __future__ import annotations

import pytest

from credo_builder.app.starters import example as finished_example
from credo_builder.domain.terms import Edition
from credo_builder.storage import save_project
from credo_builder.ui.many_dialog import PROJECTS, ManyDialog

PATIENCE_MS = 90_000


@pytest.fixture
def dialog(example, tmp_path):
    """Return the dialog that the page opens for the charter of the finished example."""
    example.go_to("publish")
    page = example.area.page
    page._folder.setText(str(tmp_path))
    page.outputs.rows[Edition.STAFF].box.click()
    page.outputs.rows["charter"].box.click()
    page._many.click()
    shown = page.findChild(ManyDialog)
    yield shown
    shown.close()


def ended(dialog, qtbot):
    """Wait until all was tried."""
    qtbot.waitUntil(lambda: dialog._making is None, timeout=PATIENCE_MS)


def row(dialog, number):
    """Return the words of a row of the table."""
    return [dialog.rows.item(number, place).text() for place in range(dialog.rows.columnCount())]


def test_each_site_has_a_row_that_says_what_became_of_it(dialog, tmp_path, qtbot):
    """A broken line is named in the table, the other sites are made, and the list stands there."""
    table = tmp_path / "sites.csv"
    table.write_text("site,phone,L4.target\nDock Road,01,\nQuay,02,soon\nHill,03,\n")
    before = dialog.make.isEnabled()
    dialog.table_path = table
    dialog._follow()

    dialog.make.click()
    busy = (dialog.make.isEnabled(), dialog.stop.isEnabled())
    ended(dialog, qtbot)

    assert (False, (False, True)) == (before, busy)
    assert ["Dock Road", "made", "2", "", ""] == row(dialog, 0)
    assert ["Quay", "not read"] == row(dialog, 1)[:2]
    assert "line 3: L4.target: “soon” is no figure." in row(dialog, 1)[4]
    assert ["dock-road.pdf", "hill.pdf", "manifest.json"] == sorted(
        one.name for one in (tmp_path / "many").iterdir()
    )
    assert dialog.told.text().startswith(
        "2 files are made. 1 could not be: the table says why. The results of 10 measures"
    )
    assert dialog.make.isEnabled()
    assert row(dialog, 1)[4] == dialog.note.text()
    dialog._view.selectRow(0)
    assert dialog.note.isHidden()


def test_a_list_that_cannot_be_used_says_why(dialog, tmp_path, qtbot):
    """Nothing is made of a list whose heads are unknown; the sentence names the column."""
    table = tmp_path / "sites.csv"
    table.write_text("site,manager\nDock Road,Priya\n")
    dialog.table_path = table
    dialog._follow()
    dialog.make.click()
    ended(dialog, qtbot)

    assert "line 1: column 2, “manager”: There is no such column." in dialog.told.text()
    assert not (tmp_path / "many").exists()


def test_projects_of_a_folder_are_made_and_closing_stops(dialog, tmp_path, qtbot):
    """A folder stands for its projects; whoever closes the dialog leaves no half file."""
    (tmp_path / "clients").mkdir()
    for number in range(30):
        save_project(finished_example(), tmp_path / "clients" / f"c{number}.credo")
    dialog.kinds.button(PROJECTS).click()
    dialog.projects = (tmp_path / "clients",)
    dialog._follow()
    dialog.make.click()
    qtbot.waitUntil(lambda: dialog.bar.value() >= 1, timeout=PATIENCE_MS)
    making = dialog._making
    with qtbot.waitSignal(making.ended, timeout=PATIENCE_MS):
        dialog.stop.click()
    made = sorted(one.name for one in (tmp_path / "many").iterdir())

    assert 0 < len(made) < 31
    assert "manifest.json" in made
    assert [] == [one for one in made if one.endswith(".saving")]
    assert dialog.told.text().startswith("Stopped. What was made is whole and stays.")

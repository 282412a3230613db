"""Every dialog about other projects, for the tests that look at all dialogs."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from credo_builder.app import brand_kits, own_starters, starters
from credo_builder.app.client_words import client_words
from credo_builder.ui import dialogs
from credo_builder.ui.importing import ImportDialog
from credo_builder.ui.leftovers import Leftovers
from credo_builder.ui.naming_dialog import NamingDialog
from credo_builder.ui.preparing import PreparerDialog
from credo_builder.ui.shelf_dialog import ShelfDialog


def every(window):
    """Yield each dialog, over the project in *window*."""
    example = starters.example()
    workspace = window.workspace
    brand_kits.save(example, "Larder Lane", over=True)
    own_starters.save(example, "My café", over=True)
    yield window.reusing.ask_for_whom(example, "Larder Lane")
    window.reusing.keep_starter()
    taken = QApplication.activeModalWidget()
    taken.write("My café")
    taken.press()
    assert isinstance(taken, NamingDialog)
    yield taken
    yield Leftovers(workspace, client_words(example), window)
    importing = ImportDialog(workspace, example, "Larder Lane", window)
    importing.tick(example.of(type(importing._offers[-1].record))[0].id)
    yield importing
    yield PreparerDialog(workspace, window)
    yield PreparerDialog(None, window)
    shelf = ShelfDialog(
        window, brand_kits.SHELF, "Use a brand kit", "It takes the place.", icon="palette",
        verb="Use this kit",
    )  # fmt: skip
    yield shelf
    yield dialogs.ask_about_removing(window, "My café")

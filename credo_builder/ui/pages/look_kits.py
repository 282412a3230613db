"""Brand kits on the page Our look: put this look by, or give the project one that was."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from credo_builder.app import brand_kits
from credo_builder.i18n import _
from credo_builder.ui.announcing import announce
from credo_builder.ui.naming_dialog import NamingDialog
from credo_builder.ui.parts import button, column_of, flowing, label
from credo_builder.ui.shelf_dialog import ShelfDialog
from credo_builder.ui.workspace import Workspace


class KitRow(QWidget):
    """Two buttons: use a kit, save one; what is done is one undo step."""

    def __init__(self, workspace: Workspace) -> None:
        """Act on the look of the project in *workspace*."""
        super().__init__()
        self._workspace = workspace
        self.use = button(_("Use a brand kit…"), "palette")
        self.use.clicked.connect(self._on_use)
        self.use.setEnabled(not workspace.session.read_only)
        self.save = button(_("Save this look as a brand kit…"), "save", look="flat")
        self.save.clicked.connect(self._on_save)
        told = _("A kit holds logo, colour, style, strapline, voice, cover picture and paper.")
        self.told = label(told, "caption", wrap=True)
        parts = (label(_("Brand kits"), "field"), flowing(self.use, self.save, gap=8), self.told)
        self.setLayout(column_of(*parts, gap=6))

    def apply(self, name: str) -> None:
        """Give the project the look of the kit *name*.

        Raises:
            CredoError: the kit cannot be read.
        """
        kit = brand_kits.load(name)
        workspace = self._workspace
        workspace.settle()
        label_ = _("Use the brand kit “{name}”").format(name=name)
        workspace.edit(brand_kits.applied(workspace.project, kit), label_)
        workspace.deleted.emit(_("The look is that of “{name}” now.").format(name=name))

    def _on_use(self) -> None:
        told = _("No kit was saved yet. Save this look as the first one.")
        if brand_kits.names():
            told = _("The kit takes the place of logo, colour, style and the rest of this look.")
        asking = ShelfDialog(
            self.window(), brand_kits.SHELF, _("Use a brand kit"), told,
            icon="palette", verb=_("Use this kit"),
        )  # fmt: skip
        asking.do(self.apply)
        asking.open()

    def _on_save(self) -> None:
        self._workspace.settle()
        told = _("It can then be given to any project on this computer.")
        asking = NamingDialog(
            self.window(), _("Save this look as a brand kit"), told, "palette",
            question=_("What shall the kit be called?"), verb=_("Save the kit"),
        )  # fmt: skip
        asking.write(self._workspace.name)
        asking.do(self._kept, self._kept_over)
        asking.open()

    def _kept(self, name: str) -> None:
        brand_kits.save(self._workspace.project, name)
        self._say(name)

    def _kept_over(self, name: str) -> None:
        brand_kits.save(self._workspace.project, name, over=True)
        self._say(name)

    def _say(self, name: str) -> None:
        self.told.setText(_("The brand kit “{name}” is saved.").format(name=name))
        announce(self, self.told.text())

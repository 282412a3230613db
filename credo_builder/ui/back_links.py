"""What links to a record, under its form: shown, and linked from this end too."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from credo_builder.app.back_links import Way, linked_from, relinked, ways_to
from credo_builder.domain.questions import Asked, Links, asked
from credo_builder.domain.records import Record
from credo_builder.domain.wording import capitalised
from credo_builder.i18n import _
from credo_builder.ui.editors.links import LinksEditor
from credo_builder.ui.folds import Fold
from credo_builder.ui.parts import label
from credo_builder.ui.terms import counted_records, with_article
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace


class BackLinks(QWidget):
    """A fold with a row of links for each kind of record that may point here."""

    def __init__(self, kind: type[Record], workspace: Workspace, *, quick: bool = False) -> None:
        """Show what links to records of *kind*; with *quick* what the Quick path asks."""
        super().__init__()
        self._workspace = workspace
        self._kind = kind
        self._record_id = ""
        self.ways = ways_to(kind, quick=quick)
        self.editors: dict[Way, LinksEditor] = {}
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))
        self.fold = Fold(_("Linked from"), self._body)
        self.fold.opening.connect(self._build)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.fold)
        workspace.changed.connect(self._on_changed)

    def show_record(self, record: Record | None) -> None:
        """Show what links to *record* from now on."""
        self._record_id = record.id if record else ""
        self.follow()

    def follow(self) -> None:
        """Show what the project holds now."""
        project = self._workspace.project
        told: dict[type[Record], set[str]] = {}
        for way in self.ways:
            ids = linked_from(project, self._record_id, way)
            told.setdefault(way.kind, set()).update(ids)
            if way in self.editors:
                self.editors[way].show_value(ids)
        said = ", ".join(counted_records(len(ids), kind) for kind, ids in told.items() if ids)
        self.fold.say(capitalised(said) or _("Nothing links here yet"))

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while nobody looked."""
        super().showEvent(event)
        self.follow()

    def _build(self) -> None:
        if self.editors:
            return
        kinds = [way.kind for way in self.ways]
        for way in self.ways:
            prompt = capitalised(_(way.kind.terms))
            if kinds.count(way.kind) > 1:
                question = self._workspace.tell(asked(way.kind)[way.name].question.prompt)
                prompt = f"{prompt}: {question}"
            place = Asked(way.name, Links(prompt=prompt, to=(way.kind.key,)), ())
            editor = LinksEditor(place, self._workspace)
            editor.edited.connect(partial(self._on_edited, way))
            editor.setEnabled(not self._workspace.session.read_only)
            self.editors[way] = editor
            name = label(prompt, "field")
            name.setBuddy(editor.target())
            self._column.addWidget(name)
            self._column.addWidget(editor)
            self._column.addSpacing(px(6))
        self.follow()

    def _on_edited(self, way: Way, ids: tuple[str, ...]) -> None:
        project = relinked(self._workspace.project, self._record_id, way, tuple(ids))
        words = _("Link {terms} to {a_term}")
        said = words.format(terms=_(way.kind.terms), a_term=with_article(self._kind.term))
        self._workspace.edit(project, said)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.follow()

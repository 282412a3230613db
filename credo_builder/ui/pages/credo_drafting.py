"""Drafts for the credo in a voice of one's choice, and words whose roots have changed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from credo_builder.app.credo_drafts import (
    Marked,
    Part,
    is_open,
    kept,
    marked,
    part_taken,
    parts,
    renewed,
)
from credo_builder.chapters.branding import Voice
from credo_builder.chapters.credo import CredoLine
from credo_builder.compose.drafting import Draft, unsaid, voice_of
from credo_builder.compose.sentences import shortened
from credo_builder.domain.wording import sentence
from credo_builder.i18n import _
from credo_builder.ui.editors.choices import QuietCombo
from credo_builder.ui.pages.credo_lines import CredoLines
from credo_builder.ui.parts import (
    ElidedLabel,
    Notice,
    button,
    column_of,
    emptied,
    framed,
    label,
    line,
    row_of,
    tool,
)
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

SHOWN_DRAFTS = 3
SHOWN_WORDS = 160
"""Letters of a root that a mark shows, so that its buttons stay near."""


class Drafting(QWidget):
    """What could be said and is not said yet; a press takes a draft and keeps its root."""

    def __init__(self, workspace: Workspace, lines: CredoLines, fields: tuple[str, ...]) -> None:
        """Add drafts to *lines*, and to those *fields* around them that the page asks."""
        super().__init__()
        self._workspace = workspace
        self._lines = lines
        self._fields = fields
        self._shown: tuple[Draft, ...] = ()
        self._parts: tuple[Part, ...] = ()
        self._brand = voice_of(workspace.project)
        self.voice = QuietCombo()
        self.voice.setAccessibleName(_("Voice of the drafts"))
        for voice in Voice:
            self.voice.addItem(_(voice.label), voice)
        self.voice.setCurrentIndex(self.voice.findData(self._brand))
        self.voice.currentIndexChanged.connect(self.follow)
        self._number = label("", "muted")
        self._unsaid, self._rows = framed("card", (14, 8), 4)
        self._around, self._part_rows = framed("card", (14, 8), 4)
        self.others = button(_("Show drafts of what is written"), look="help")
        self.others.setCheckable(True)
        self.others.clicked.connect(self.follow)
        self._head = label(_("Not said yet"), "section")
        self._foot = label(_("Add drafts a line and keeps its root."), "caption", wrap=True)
        heading = row_of(label(_("Drafts"), "section"), None, self.voice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(heading)
        column.addLayout(row_of(self._head, None, self._number))
        for part in (self._unsaid, self._foot, self._around):
            column.addWidget(part)
        column.addLayout(row_of(self.others, None))

    @property
    def chosen(self) -> Voice:
        """The voice whose drafts are shown."""
        return Voice(self.voice.currentData())

    def follow(self) -> None:
        """Show what could be said now, in the voice that is chosen."""
        project = self._workspace.project
        brand = voice_of(project)
        if brand != self._brand:
            self._brand = brand
            self.voice.setCurrentIndex(self.voice.findData(brand))
        drafts = unsaid(project, self.chosen)
        every = tuple(p for p in parts(project, self.chosen) if p.field in self._fields)
        wanting = tuple(p for p in every if self.others.isChecked() or is_open(project, p))
        self.setVisible(bool(drafts or every))
        self.others.setVisible(any(not is_open(project, p) for p in every))
        self._number.setText(str(len(drafts)))
        for part in (self._head, self._number, self._unsaid, self._foot):
            part.setVisible(bool(drafts))
        self._around.setVisible(bool(wanting))
        if drafts[:SHOWN_DRAFTS] != self._shown:
            self._shown = drafts[:SHOWN_DRAFTS]
            emptied(self._rows)
            for place, draft in enumerate(self._shown):
                if place:
                    self._rows.addWidget(line())
                self._rows.addLayout(self._row(draft))
        if wanting != self._parts:
            self._parts = wanting
            emptied(self._part_rows)
            for place, one in enumerate(wanting):
                if place:
                    self._part_rows.addWidget(line())
                self._part_rows.addLayout(self._part_row(one))

    def _row(self, draft: Draft) -> QBoxLayout:
        words = self._workspace.say(draft.text)
        root = self._workspace.project.get(draft.link_ids[0])
        kind = _(root.term).capitalize() if root else ""
        add = tool(_("Add “{line}”").format(line=words), "plus")
        add.clicked.connect(partial(self._on_add, draft))
        from_ = ElidedLabel(" · ".join(filter(None, (kind, root.code if root else ""))), "caption")
        return self._pair(column_of(label(words, wrap=True), from_, gap=2), add)

    def _part_row(self, part: Part) -> QBoxLayout:
        words = "\n".join(self._workspace.say(text) for text in part.texts)
        prompt = self._workspace.tell(part.prompt)
        use = tool(_("Use the draft: {prompt}").format(prompt=prompt), "plus")
        use.clicked.connect(partial(self._on_use, part))
        named = label(prompt, "caption", wrap=True)
        return self._pair(column_of(named, label(words, wrap=True), gap=2), use)

    def _pair(self, told: QBoxLayout, press: QWidget) -> QBoxLayout:
        press.setEnabled(not self._workspace.session.read_only)
        row = row_of(told, press)
        row.setStretch(0, 1)
        row.setAlignment(press, Qt.AlignmentFlag.AlignTop)
        return row

    def _on_add(self, draft: Draft, _checked: object = None) -> None:
        self._lines.add_drafted(CredoLine(text=draft.text, link_ids=draft.link_ids))

    def _on_use(self, part: Part, _checked: object = None) -> None:
        prompt = self._workspace.tell(part.prompt)
        words = _("Use a draft: {prompt}").format(prompt=prompt)
        self._workspace.edit(part_taken(self._workspace.project, part), words)
        self._lines.rows.announce(words)


class Changed(QWidget):
    """Words whose root says something else by now; each is renewed or kept by one press."""

    def __init__(self, workspace: Workspace) -> None:
        """Watch the credo in *workspace*."""
        super().__init__()
        self._workspace = workspace
        self._shown: tuple[Marked, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self.hide()

    def follow(self) -> None:
        """Show the marks that stand now."""
        found = marked(self._workspace.project)
        if found != self._shown:
            self._shown = found
            emptied(self._column)
            for mark in found:
                self._column.addWidget(self._notice(mark))
        self.setVisible(bool(found))

    def _notice(self, mark: Marked) -> Notice:
        where = self._where(mark)
        renews = bool(mark.draft)
        made = Notice(self._told(mark, where))
        made.setAccessibleName(_("The root of {place} changed").format(place=where))
        row = made.layout()
        take, keep = button(_("Take the new draft")), button(_("Keep ours"))
        take.setAccessibleName(_("Take the new draft: {place}").format(place=where))
        keep.setAccessibleName(_("Keep ours: {place}").format(place=where))
        take.clicked.connect(partial(self._on_renew, mark))
        keep.clicked.connect(partial(self._on_keep, mark))
        for press in (take, keep) if renews else (keep,):
            if row is not None:
                row.addWidget(press)
        made.setEnabled(not self._workspace.session.read_only)
        return made

    def _where(self, mark: Marked) -> str:
        if mark.number:
            return _("Line {n}").format(n=mark.number)
        return f"“{self._workspace.tell(mark.prompt)}”"

    def _told(self, mark: Marked, where: str) -> str:
        say = self._workspace.say
        change = mark.changes[0]
        root = change.root.code or _(change.root.term).capitalize()
        said = [
            _("{place}: its root changed.").format(place=where),
            sentence(
                _("{root} now says “{now}”").format(
                    root=root, now=shortened(say(change.now), SHOWN_WORDS).replace("\n", " · ")
                )
            ),
        ]
        if mark.draft:
            draft = shortened(say(mark.draft), SHOWN_WORDS)
            said.append(_("The draft now: “{draft}”").format(draft=draft))
        return " ".join(said)

    def _on_renew(self, mark: Marked, _checked: object = None) -> None:
        self._workspace.edit(renewed(self._workspace.project, mark), _("Take the new draft"))

    def _on_keep(self, mark: Marked, _checked: object = None) -> None:
        self._workspace.edit(kept(self._workspace.project, mark), _("Keep our own words"))

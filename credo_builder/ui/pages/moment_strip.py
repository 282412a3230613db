"""The chosen moment in a strip: how it feels, how it should, how much it matters."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from credo_builder.app import journey
from credo_builder.chapters.moments import Moment
from credo_builder.compose.phrases import moment_phrases
from credo_builder.domain.quantities import number
from credo_builder.domain.questions import Choice, asked
from credo_builder.i18n import _
from credo_builder.ui.editors import EDITORS
from credo_builder.ui.editors.base import Editor
from credo_builder.ui.editors.faces import FacesEditor
from credo_builder.ui.fields import ASKS
from credo_builder.ui.forms import Form
from credo_builder.ui.painted.strokes import diamond
from credo_builder.ui.parts import ElidedLabel, button, flowing, label, picture, row_of
from credo_builder.ui.sentence import SentenceView
from credo_builder.ui.theme import colour, px
from credo_builder.ui.when_seen import WhenSeen
from credo_builder.ui.workspace import Workspace

FACED = ("rating_now", "rating_wanted")
FIELDS = (
    "feeling_now", "rating_now", "feeling_wanted", "rating_wanted", "importance",
    "volume_per_month",
)  # fmt: skip


class Mark(QWidget):
    """The mark of one line of the map, painted as on the map."""

    def __init__(self, *, wanted: bool) -> None:
        """Show the line of what is *wanted*, or of now."""
        super().__init__()
        self._wanted = wanted
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Return room for a short line."""
        return QSize(px(28), px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint line and mark."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tint = "accent" if self._wanted else "text"
        way = Qt.PenStyle.DashLine if self._wanted else Qt.PenStyle.SolidLine
        middle = QPointF(self.width() / 2, self.height() / 2)
        painter.setPen(QPen(colour(tint), 2, way))
        painter.drawLine(QPointF(0, middle.y()), QPointF(self.width(), middle.y()))
        painter.setPen(QPen(colour(tint), 2))
        painter.setBrush(colour("surface" if self._wanted else "text"))
        if self._wanted:
            diamond(painter, middle, px(5))
        else:
            painter.drawEllipse(middle, px(4), px(4))


class Legend(QWidget):
    """What the lines and the star of the map mean."""

    def __init__(self) -> None:
        """Explain the marks."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        for mark, words in (
            (Mark(wanted=False), _("How it feels now")),
            (Mark(wanted=True), _("How we want it")),
        ):
            row.addWidget(mark)
            row.addWidget(label(words, "caption"))
            row.addSpacing(px(4))
        row.addWidget(picture("star", "warn"))
        self._critical = label("", "caption")
        row.addWidget(self._critical)
        self.setMinimumHeight(px(36))

    def count(self, critical: int) -> None:
        """Say how many moments are *critical*."""
        self._critical.setText(_("{n} critical").format(n=critical))


class MomentSentence(SentenceView):
    """The sentence of a moment over its fields; a phrase leads to its field."""

    def __init__(self, workspace: Workspace, form: Form) -> None:
        """Stand over the fields of *form*."""
        super().__init__(_("How it will read"))
        self._workspace = workspace
        self._form = form
        form.insert_above(self)
        self.asked.connect(self._on_asked)
        WhenSeen(form, workspace, self.follow)

    def follow(self) -> None:
        """Say what the project holds of the moment in the form."""
        moment = self._workspace.project.find(Moment, self._form.record_id)
        if moment is not None:
            say = self._workspace.say
            self.say(tuple(replace(p, text=say(p.text)) for p in moment_phrases(moment)))

    def _on_asked(self, field: str) -> None:
        self._form.sheet.focus_field(field)


class MomentStrip(QFrame):
    """A few fields of the chosen moment, to be filled without leaving the map.

    Signals:
        opened: (moment id) all of its fields are wanted.
    """

    opened = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        """Show no moment yet."""
        super().__init__()
        self.setProperty(ASKS, "moments.")
        self.setProperty("role", "card")
        self._workspace = workspace
        self._moment_id = ""
        self._sentence = ElidedLabel("")
        self._critical = button(_("Critical"), "star", tint="warn")
        self._critical.setCheckable(True)
        self._critical.clicked.connect(self._on_critical)
        every = button(_("Open all fields"), "maximize-2")
        every.clicked.connect(self._on_open)
        self._editors: dict[str, Editor] = {}
        for name in FIELDS:
            self._editors[name] = self._editor(name)
        self._year = label("", "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(8), px(16), px(10))
        column.setSpacing(px(6))
        top = row_of(self._sentence, self._critical, every)
        column.addLayout(top)
        column.addWidget(
            flowing(
                self._group(_("Feels now"), "feeling_now", "rating_now"),
                self._group(_("Should feel"), "feeling_wanted", "rating_wanted"),
                self._group(_("How much it matters"), "importance"),
                self._group(_("Times a month"), "volume_per_month"),
                gap=16,
            )
        )
        if workspace.session.read_only:
            self._critical.setEnabled(False)
            for editor in self._editors.values():
                editor.stay_readable()
        WhenSeen(self, workspace, self.follow)

    def show_moment(self, moment_id: str) -> None:
        """Show the moment with that id from now on."""
        self._moment_id = moment_id
        self.follow()

    def follow(self) -> None:
        """Show what the project holds now."""
        moment = self._workspace.project.find(Moment, self._moment_id)
        if moment is None:
            return
        for name, editor in self._editors.items():
            editor.show_value(getattr(moment, name))
        self._critical.setChecked(moment.is_critical)
        said = "".join(p.text for p in moment_phrases(moment))
        told = f"{moment.code} {self._workspace.say(said)}"
        self._sentence.setText(told)
        self._sentence.setAccessibleName(told)
        year = moment.volume_per_year
        self._year.setText(_("{n} a year").format(n=number(year)) if year else "")

    def _editor(self, name: str) -> Editor:
        one = asked(Moment)[name]
        made = FacesEditor if name in FACED else EDITORS[type(one.question)]
        editor = made(one, self._workspace)
        editor.setProperty(ASKS, name)
        if isinstance(one.question, Choice):
            editor.setFixedWidth(px(112))
        editor.edited.connect(self._on_edited)
        return editor

    def _group(self, words: str, *names: str) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        head = label(words, "field")
        head.setBuddy(self._editors[names[0]].target())
        if names == ("volume_per_month",):
            column.addLayout(row_of(head, self._year, None))
        else:
            column.addWidget(head)
        row = QHBoxLayout()
        row.setSpacing(px(6))
        for name in names:
            row.addWidget(self._editors[name], 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        column.addLayout(row)
        return made

    def _on_edited(self, value: Any) -> None:
        sender = self.sender()
        name = str(sender.property(ASKS)) if sender is not None else ""
        moment = self._workspace.project.find(Moment, self._moment_id)
        if moment is None or name not in FIELDS:
            return
        changes: dict[str, Any] = {name: value}
        changed = self._workspace.project.put(replace(moment, **changes))
        words = _("Edit {term}").format(term=_(Moment.term))
        self._workspace.edit(changed, words, f"{moment.id}:{name}")

    def _on_critical(self) -> None:
        project = self._workspace.project
        marked = self._critical.isChecked()
        changed = journey.critical(project, self._moment_id, makes_or_breaks=marked)
        self._workspace.edit(changed, _("Mark what is critical"))

    def _on_open(self) -> None:
        self.opened.emit(self._moment_id)

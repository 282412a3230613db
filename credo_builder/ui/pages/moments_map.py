"""Moments of truth as a map, with the fields of the chosen moment under or beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from credo_builder.chapters.moments import Channel, Moment, Stage
from credo_builder.i18n import _
from credo_builder.ui.forms import Form
from credo_builder.ui.list_editor import ListEditor
from credo_builder.ui.pages.moment_strip import Legend, MomentSentence, MomentStrip
from credo_builder.ui.painted import journey_keys
from credo_builder.ui.painted.journey_map import JourneyMap
from credo_builder.ui.parts import button, label, tool
from credo_builder.ui.picture_page import PICTURE, PicturePage, tool_row
from credo_builder.ui.steps import Part
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

INSPECTOR_EM = 86
"""From this width on, in em, the fields stand beside the map."""
INSPECTOR = 356
HIGH = 760
"""From this height of the page on, at 100 percent text, the map is drawn high."""


class MomentList(ListEditor):
    """The moments as a list; while the map is in view, commands act on the map."""

    journey_map: JourneyMap | None = None

    def add(self) -> None:
        """Add a moment: in the chosen cell of the map, else at the end of the list."""
        shown = self._shown_map()
        if shown is not None:
            shown.add_in(shown.chosen_cell())
        else:
            super().add()

    def focus_first(self) -> None:
        """Move the focus to the chosen card, or into the form of the list."""
        shown, record = self._shown_map(), self.record
        if shown is None or record is None:
            super().focus_first()
        elif not shown.focus_piece(record.id):
            shown.setFocus()

    def _shown_map(self) -> JourneyMap | None:
        there = self.journey_map
        return there if there is not None and there.isVisible() else None


class MapView(QWidget):
    """The map, what can be done on it, and the fields of the chosen moment."""

    def __init__(self, workspace: Workspace, part: Part, screen: str, moments: MomentList) -> None:
        """Show the journey; *moments* is the list that says the same."""
        super().__init__()
        self._workspace = workspace
        self._part = part
        self._screen = screen
        self.moments = moments
        self.map = JourneyMap(workspace)
        moments.journey_map = self.map
        self.strip = MomentStrip(workspace)
        self.inspector: Form | None = None
        self._hint = label(
            _(
                "Arrow keys walk the map. Plus and minus rate how it feels, Space marks critical, "
                "Ctrl and arrows move a moment, Enter opens all fields."
            ),
            "caption",
            wrap=True,
        )
        self._left = QVBoxLayout()
        self._left.setSpacing(px(12))
        self._left.addWidget(self.map)
        self._left.addWidget(self.strip)
        self._left.addWidget(self._hint)
        self._left.addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(20))
        self._box.addLayout(self._left, 1)
        self.map.chosen_moment.connect(self._on_chosen)
        moments.picked.connect(self._on_picked)
        self._on_picked(moments.record.id if moments.record else "")

    def reflow(self, width: int, height: int) -> None:
        """Stand the fields beside the map from *width* pixels on, else under it."""
        beside = width >= px(INSPECTOR_EM * 14)
        if beside and self.inspector is None:
            self.inspector = Form(self._part, self._workspace, self._screen)
            self._sentence = MomentSentence(self._workspace, self.inspector)
            self.inspector.setFixedWidth(px(INSPECTOR))
            self.inspector.reflow(px(INSPECTOR))
            self._box.addWidget(self.inspector, 0, Qt.AlignmentFlag.AlignTop)
            self._on_picked(self.map.chosen)
        self.map.set_roomy(roomy=beside and height >= px(HIGH))
        if self.inspector is not None:
            self.inspector.setVisible(beside and bool(self.map.chosen))
        self.strip.setVisible(not beside and bool(self.map.chosen))
        self._hint.setVisible(beside)

    def _on_chosen(self, moment_id: str) -> None:
        self.moments.choose_record(moment_id)

    def _on_picked(self, moment_id: str) -> None:
        self.map.choose(moment_id)
        moment = self._workspace.project.find(Moment, moment_id)
        self.strip.show_moment(moment_id)
        beside = self.inspector is not None and self.inspector.isVisibleTo(self)
        self.strip.setVisible(moment is not None and not beside)
        if self.inspector is not None:
            self.inspector.show_record(moment)
            self._sentence.follow()


class MomentsPage(PicturePage):
    """The map of moments, the moments as a list, and the stages."""

    def picture_words(self) -> str:
        """Return what the map is called on the switch."""
        return _("Map")

    def first_view(self) -> str:
        """Return the map once there is something to show on it."""
        project = self.workspace.project
        if project.of(Moment):
            return PICTURE
        stages_first = Stage.key in self._parts and not project.of(Stage)
        return Stage.key if stages_first else Moment.key

    def tools(self) -> tuple[QWidget, ...]:
        """Return the legend and the buttons that add a moment or a stage."""
        moment = button(_("Add moment"), "plus")
        moment.clicked.connect(self._on_add)
        more = tool(_("Add a stage, or a way to meet"), "ellipsis")
        more.clicked.connect(self._on_more)
        for one in (moment, more):
            one.setEnabled(not self.workspace.session.read_only)
        self._more = more
        self._legend = Legend()
        return (tool_row(moment, more), self._legend)

    def picture(self) -> QWidget:
        """Return the map with its fields."""
        moments = self.list_of(Moment.key)
        if not isinstance(moments, MomentList):
            raise TypeError(Moment.key)
        made = MapView(self.workspace, self._parts[Moment.key], self._screen, moments)
        made.map.opened.connect(self._on_opened)
        made.strip.opened.connect(self._on_opened)
        made.map.added.connect(self._on_added)
        made.map.gone.connect(self._on_gone)
        made.reflow(self.room(), self._height())
        self._map = made
        return made

    def picture_list(self) -> ListEditor | None:
        """Return the list of moments."""
        return self.list_of(Moment.key)

    def part_view(self, part: Part) -> QWidget:
        """Return the list of *part*; that of moments knows the map."""
        if part.kind is not Moment:
            return super().part_view(part)
        editor = MomentList(part, self.workspace, self._screen)
        editor.reflow(self.room())
        sentence = MomentSentence(self.workspace, editor.form)
        editor.picked.connect(sentence.follow)
        sentence.follow()
        self.lists.append(editor)
        return editor

    def reflow(self, width: int) -> None:
        """Arrange the map, or the list, for *width* pixels."""
        super().reflow(width)
        there = self._held.get(PICTURE)
        if isinstance(there, MapView):
            there.reflow(width, self._height())

    def first_focus(self) -> None:
        """Move the focus to the chosen card, or into the list."""
        there = self._held.get(PICTURE)
        if self.shown == PICTURE and isinstance(there, MapView):
            there.moments.focus_first()
        else:
            super().first_focus()

    def _height(self) -> int:
        return QScrollArea.viewport(self).height()

    def _count(self) -> None:
        super()._count()
        project = self.workspace.project
        self._legend.count(sum(1 for m in project.of(Moment) if m.is_critical))

    def _on_add(self) -> None:
        self.list_of(Moment.key).add()

    def _on_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = self._map.map
        menu.addAction(_("Add stage")).triggered.connect(shown.add_stage)
        menu.addSection(_("Another way to meet"))
        for channel in Channel:
            if channel not in shown.channels:
                entry = menu.addAction(_(channel.label))
                entry.triggered.connect(partial(shown.show_channel, str(channel)))
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _on_added(self, moment_id: str) -> None:
        piece = self._map.map.pieces.get(moment_id)
        if piece is not None:
            journey_keys.rename(self._map.map, piece)

    def _on_opened(self, moment_id: str) -> None:
        if self._map.inspector is not None and self._map.inspector.isVisible():
            self._map.inspector.sheet.focus_first()
            return
        self.show_view(Moment.key)
        editor = self.list_of(Moment.key)
        editor.choose_record(moment_id)
        editor.enter_form()

    def _on_gone(self, record_id: str) -> None:
        stage = self.workspace.project.find(Stage, record_id) is not None
        editor = self.list_of(Stage.key if stage and Stage.key in self._parts else Moment.key)
        if editor.choose_record(record_id):
            editor.delete()
            self._map.map.setFocus(Qt.FocusReason.OtherFocusReason)

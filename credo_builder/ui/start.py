"""The start screen: begin a credo, or carry on with one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from credo_builder.domain.terms import Path as Route
from credo_builder.i18n import _, marked
from credo_builder.ui import icons
from credo_builder.ui.kinds import BLANK, Choice, Kinds
from credo_builder.ui.parts import (
    button,
    column_of,
    flowing,
    framed,
    label,
    picture,
    restyle,
    row_of,
)
from credo_builder.ui.recent import RecentProjects
from credo_builder.ui.theme import px

BESIDE_WIDTH = 1180
LENGTHS = (
    (Route.QUICK, marked("25 minutes"), marked("Quick: 9 screens, the parts every credo needs")),
    (Route.FULL, marked("An afternoon"), marked("Full: all 20 steps, with measures and training")),
    (
        Route.WORKSHOP,
        marked("With the team"),
        marked("Workshop: all 20 steps, large type, a board"),
    ),
)
LEFT, RIGHT = 766, 480
"""Shares of the width: what to begin, and what was begun."""
PICTURES = (".png", ".jpg", ".jpeg")


class StartPage(QScrollArea):
    """What kind of place, how long, and what was worked on before.

    Signals:
        begun: (starter name or empty, path) a new project is wanted.
        looked_like: (starter name or empty, path, picture file) and so is its logo.
        opened: (file) a project file is wanted.
        open_asked: the Open button was pressed.
        copy_asked: a copy of an existing project is wanted.
        like_asked: (starter name or empty, path) a new project is wanted for an organisation
            that another project knows.
        example_asked: the finished example is wanted.
    """

    begun = Signal(str, str)
    looked_like = Signal(str, str, str)
    opened = Signal(str)
    open_asked = Signal()
    copy_asked = Signal()
    like_asked = Signal(str, str)
    example_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show starters and recent projects; where it stands at once, nothing is styled twice."""
        super().__init__(parent)
        self.setObjectName("PageScroll")
        self.setAccessibleName(_("Start"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._routes = QButtonGroup(self)
        body = QWidget()
        body.setObjectName("PageBody")
        body.setAccessibleName(_("Start"))
        self.setWidget(body)
        whole = QVBoxLayout(body)
        whole.setContentsMargins(px(40), px(34), px(40), px(18))
        columns = self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        columns.setSpacing(px(40))
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(px(10))
        right.setSpacing(px(14))
        self._fill_left(left)
        self._fill_right(right)
        columns.addLayout(left, LEFT)
        columns.addLayout(right, RIGHT)
        whole.addLayout(columns, 1)
        whole.addWidget(self._foot())
        self._name_button()

    def follow(self) -> None:
        """Read the lists of recent projects and of one’s own starters again."""
        self._recent.follow()
        self._kinds.follow()

    def seek(self) -> None:
        """Move the focus to the line that finds a project."""
        self._recent.search.setFocus()
        self._recent.search.selectAll()

    def first_focus(self) -> None:
        """Move the focus to the recent projects, else to the tiles."""
        rows = self._recent.rows()
        if rows:
            rows[0].setFocus()
        else:
            self._kinds.first_focus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome a file."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the dropped project, or begin one with the dropped logo."""
        urls = event.mimeData().urls()
        if not urls or not urls[0].isLocalFile():
            return
        file = urls[0].toLocalFile()
        if file.lower().endswith(PICTURES):
            self.looked_like.emit(*self._chosen(), file)
        else:
            self.opened.emit(file)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the two halves one under the other where the window is narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < px(BESIDE_WIDTH)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)
        room = event.size().width() - px(80 if narrow else 120)
        room = room if narrow else room * LEFT // (LEFT + RIGHT)
        least = sum(c.minimumSizeHint().width() + px(8) for c in self._routes.buttons())
        self._lengths.setDirection(
            QBoxLayout.Direction.LeftToRight if least <= room else QBoxLayout.Direction.TopToBottom
        )

    def _fill_left(self, column: QVBoxLayout) -> None:
        lead = _(
            "Starters bring wording from your trade. You read each line before it counts as yours."
        )
        head = (
            label(_("Credo Builder"), "eyebrow"),
            label(_("What kind of place is it?"), "title"),
            label(lead, "lead", wrap=True),
        )
        column.addLayout(column_of(*head, gap=2))
        column.addSpacing(px(4))
        self._kinds = Kinds()
        self._kinds.chosen.connect(self._name_button)
        column.addWidget(self._kinds)
        column.addSpacing(px(8))
        column.addWidget(label(_("How long have you got?"), "section"))
        row = self._lengths = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(px(8))
        for place, (route, title, told) in enumerate(LENGTHS):
            choice = _TwoLines(_(title), _(told))
            choice.setChecked(route == Route.QUICK)
            self._routes.addButton(choice, place)
            row.addWidget(choice, 1)
        column.addLayout(row)
        told = _("You can switch at any time. Quick only hides; nothing is lost.")
        column.addWidget(label(told, "caption", wrap=True))
        column.addSpacing(px(8))
        self._begin = button("", "chevron-right", look="primary")
        self._begin.setProperty("large", True)
        icons.stand_after(self._begin)
        self._begin.clicked.connect(self._on_begin)
        copy = button(_("Copy an existing project…"), "copy")
        copy.setProperty("large", True)
        copy.clicked.connect(self.copy_asked)
        like = button(_("Begin with About us of…"), "building-2", look="flat")
        like.setAccessibleDescription(_("For an organisation that another project knows."))
        like.clicked.connect(self._on_like)
        column.addWidget(flowing(self._begin, copy, like, gap=8))
        column.addStretch(1)

    def _fill_right(self, column: QVBoxLayout) -> None:
        open_ = button(_("Open…"), "folder-open")
        open_.clicked.connect(self.open_asked)
        column.addLayout(row_of(label(_("Carry on"), "section"), None, open_))
        self._recent = RecentProjects()
        self._recent.opened.connect(self.opened)
        column.addWidget(self._recent)
        drop, inner = framed("drop", (16, 14))
        told = _("Drop a project here to open it, or a logo to start from its colour.")
        place = label(told, "muted", wrap=True)
        row = row_of(picture("file-input", "muted"), place, gap=14)
        row.setStretch(1, 1)
        inner.addLayout(row)
        column.addWidget(drop)
        card, inner = framed("card", (16, 14))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(label(_("Look at a finished example"), "strong"))
        told = _("A café-restaurant with 14 people, all 20 steps. Opens as a copy; try anything.")
        words.addWidget(label(told, "caption", wrap=True))
        look = button(_("Open example"))
        look.clicked.connect(self.example_asked)
        row = row_of(words, look, gap=14)
        row.setStretch(0, 1)
        inner.addLayout(row)
        column.addWidget(card)
        column.addStretch(1)

    def _foot(self) -> QFrame:
        foot = QFrame()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        rule = QFrame()
        rule.setProperty("role", "line")
        column.addWidget(rule)
        parts: list[QWidget] = [label(_("What you will hold at the end"), "strong")]
        for icon, name in (
            ("file-text", _("Service credo and policy, as PDF")),
            ("eye", _("A public edition")),
            ("users", _("A staff edition")),
            ("gauge", _("Levels you can count")),
        ):
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(px(8), 0, px(8), 0)
            row.addWidget(picture(icon, "accent"))
            row.addWidget(label(name, "muted"))
            parts.append(pair)
        column.addWidget(flowing(*parts, gap=8))
        return foot

    def _name_button(self) -> None:
        title = self._kinds.title()
        if self._kinds.name() == BLANK:
            words = _("Start a blank credo")
        elif self._kinds.is_own():
            words = _("Start from “{title}”").format(title=title)
        else:
            kind = title[:1].lower() + title[1:]
            words = _("Start a {kind} credo").format(kind=kind)
        self._begin.setText(words.replace("&", "&&"))
        self._begin.setAccessibleName(words)
        restyle(self._begin)

    def _chosen(self) -> tuple[str, str]:
        """Return the name of the starter (empty for blank) and the path that are chosen."""
        route = LENGTHS[max(0, self._routes.checkedId())][0]
        return self._kinds.name(), str(route)

    def _on_like(self) -> None:
        self.like_asked.emit(*self._chosen())

    def _on_begin(self) -> None:
        self.begun.emit(*self._chosen())


class _TwoLines(Choice):
    """A choice with a name and what it means under it."""

    def __init__(self, title: str, told: str) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setProperty("tile", True)
        self.setAccessibleName(f"{title}. {told}")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(10), px(14), px(10))
        column.setSpacing(px(2))
        for words in (label(title, "strong"), label(told, "caption", wrap=True)):
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(words)

    def sizeHint(self) -> QSize:
        """Return the room the words need."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least room the words need."""
        return self.sizeHint()

"""Our look: a logo and one colour, what becomes of it, and the covers to choose from."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from credo_builder.chapters.branding import Brand, Style
from credo_builder.domain.questions import Asked
from credo_builder.domain.terms import Paper
from credo_builder.i18n import _, marked
from credo_builder.ui import icons
from credo_builder.ui.background import Background
from credo_builder.ui.editors.base import Editor
from credo_builder.ui.editors.looks import ColourEditor
from credo_builder.ui.forms import Form
from credo_builder.ui.page import StepPage
from credo_builder.ui.pages.look_kits import KitRow
from credo_builder.ui.paper import CoverTile, PagePicture
from credo_builder.ui.parts import (
    button,
    column_of,
    flowing,
    framed,
    label,
    line,
    picture,
    restyle,
    row_of,
    segmented,
)
from credo_builder.ui.theme import colour, px
from credo_builder.ui.workspace import Workspace

GLIMPSES = "credo_builder.app.glimpses"
ROWS = (
    (("logo", 12),),
    (("colour", 12),),
    (("style", 12),),
    (("strapline", 12),),
    (("voice", 12),),
)
BESIDE_EM = 60
PICTURE_EM = 31
PAGES = {"cover": marked("Cover"), "credo": marked("Credo"), "core_values": marked("Inside")}
"""Section shown to what its button says."""


class Swatch(QLabel):
    """A square of one colour, with a hairline so that white shows on white."""

    def __init__(self) -> None:
        """Begin without a colour."""
        super().__init__()
        self.setFixedSize(px(30), px(30))
        self._colour = ""

    def show_colour(self, colour_: str) -> None:
        """Show *colour_*, ``#RRGGBB``."""
        self._colour = colour_
        self.setAccessibleName(_("Colour {colour}").format(colour=colour_))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the square."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("border"), 1))
        painter.setBrush(QColor(self._colour) if self._colour else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 5, 5)
        painter.end()


class Shade(QWidget):
    """One thing the colour becomes: swatch, name, and in words how it reads."""

    def __init__(self, name: str) -> None:
        """Be called *name*."""
        super().__init__()
        self.swatch = Swatch()
        self._sign = picture("check", "ok")
        self.told = label("", "ok", wrap=True)
        self._name = label(name, "strong")
        second = row_of(self._sign, self.told, gap=5)
        second.setStretch(1, 1)
        second.setAlignment(self._sign, Qt.AlignmentFlag.AlignTop)
        words = column_of(self._name, second, gap=0)
        row = row_of(self.swatch, words, gap=12)
        row.setStretch(1, 1)
        self.setLayout(row)

    def say(self, colour_: str, words: str, name: str = "", *, changed: bool = False) -> None:
        """Show *colour_* and *words*, in amber when it was *changed* to be read."""
        if name:
            self._name.setText(name)
        self.swatch.show_colour(colour_)
        icons.give(self._sign, *(("wand-sparkles", "warn") if changed else ("check", "ok")))
        self.told.setText(words)
        self.told.setProperty("role", "warn" if changed else "ok")
        restyle(self.told)


class BrandColour(ColourEditor):
    """The one colour, and below it in words what is made of it."""

    def __init__(self, one: Asked, workspace: Workspace) -> None:
        """Work the shades out beside the window."""
        super().__init__(one, workspace)
        self._said.hide()
        self.from_logo = button(_("Take it from the logo"), "palette", look="flat")
        self.from_logo.clicked.connect(self._on_from_logo)
        self.shades = {
            "solid": Shade(_("Your colour")),
            "text": Shade(_("Small text")),
            "tint": Shade(_("Tint behind boxes")),
        }
        self.card, inner = framed("card", (18, 10), 8)
        for place, shade in enumerate(self.shades.values()):
            if place:
                inner.addWidget(line())
            inner.addWidget(shade)
        self.card.hide()
        whole = self.layout()
        if isinstance(whole, QBoxLayout):
            whole.addLayout(row_of(self.from_logo, None))
            whole.addWidget(self.card)
        self._working = Background(GLIMPSES, "shades", self)
        self._working.made.connect(self._on_shades)
        self._looking = Background(GLIMPSES, "colour_of_logo", self)
        self._looking.made.connect(self._on_found)
        self._asked = ""

    def show_value(self, value: Any) -> None:
        """Show *value*, and ask for what becomes of it."""
        super().show_value(value)
        has_logo = self.workspace.project.one(Brand).logo is not None
        self.from_logo.setVisible(has_logo and not self.workspace.session.read_only)
        if value and value != self._asked:
            self._asked = value
            self._working.ask(value)
        elif not value:
            self._asked = ""
            self.card.hide()

    def _paint(self, value: str) -> None:
        super()._paint(value)
        # The shades below say it better.
        self._said.hide()

    def _on_shades(self, made: Any) -> None:
        if not self._asked:
            return
        letters = _("White") if made.letters == "#FFFFFF" else _("Dark")
        solid = _("Bands and the cover. {letters} letters on it read well ({ratio} to 1)")
        if made.replaced:
            solid = _("Darkened for bands. {letters} letters on it read well ({ratio} to 1)")
        self.shades["solid"].say(
            made.solid,
            solid.format(letters=letters, ratio=f"{made.solid_contrast:.1f}"),
            changed=made.replaced,
        )
        text = _("Small print in your colour reads well as it is ({ratio} to 1)")
        if made.darkened:
            text = _(
                "Yours is a little faint in small print ({own} to 1). "
                "This reads well ({ratio} to 1)"
            )
        told = text.format(own=f"{made.own_contrast:.1f}", ratio=f"{made.text_contrast:.1f}")
        name = _("Darkened for small text") if made.darkened else _("Small text")
        self.shades["text"].say(made.text, told, name, changed=made.darkened)
        tint = _("Black text on it reads very well ({ratio} to 1)")
        self.shades["tint"].say(made.tint, tint.format(ratio=f"{made.tint_contrast:.1f}"))
        self.card.show()

    def _on_from_logo(self) -> None:
        self._looking.ask(self.workspace.project)

    def _on_found(self, found: object) -> None:
        if isinstance(found, str) and found:
            self.refused.emit("")
            self.show_value(found)
            self.edited.emit(found)
        else:
            self.refused.emit(_("The logo is black, white or grey. Choose a colour yourself."))


class CoverChoice(Editor):
    """The style, chosen by the cover it makes."""

    def __init__(self, one: Asked, workspace: Workspace) -> None:
        """Show a tile a style."""
        super().__init__(one, workspace)
        self._group = QButtonGroup(self)
        self.tiles: dict[str, CoverTile] = {}
        for style in Style:
            tile = CoverTile(_(style.label), _(style.gloss))
            tile.clicked.connect(self._on_tile)
            self._group.addButton(tile)
            self.tiles[str(style)] = tile
        self._gloss = label("", "caption", wrap=True)
        self.setLayout(column_of(flowing(*self.tiles.values(), gap=8), self._gloss, gap=4))
        self._making = Background(GLIMPSES, "covers", self)
        self._making.made.connect(self._on_covers)

    def show_value(self, value: Any) -> None:
        """Show the style *value* as chosen."""
        tile = self.tiles.get(value)
        if tile is not None:
            tile.setChecked(True)
        self._gloss.setText(next((_(s.gloss) for s in Style if str(s) == value), ""))

    def target(self) -> QWidget:
        """Return the tile that is chosen."""
        return self._group.checkedButton() or next(iter(self.tiles.values()))

    def follow(self) -> None:
        """Draw the covers again, a moment later."""
        self._making.ask(self.workspace.project)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the next cover by an arrow; mirrored where letters are."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        by = steps.get(Qt.Key(event.key()), 0)
        if not by:
            super().keyPressEvent(event)
            return
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if mirrored and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            by = -by
        tiles = list(self.tiles.values())
        at = next((i for i, t in enumerate(tiles) if t.isChecked()), 0)
        to = tiles[max(0, min(len(tiles) - 1, at + by))]
        to.setFocus()
        to.click()

    def _on_tile(self) -> None:
        word = next(w for w, t in self.tiles.items() if t is self.sender())
        self.show_value(word)
        self.edited.emit(word)

    def _on_covers(self, made: object) -> None:
        if isinstance(made, dict):
            for word, pdf in made.items():
                if word in self.tiles:
                    self.tiles[word].show_pdf(pdf)


class AsItPrints(QFrame):
    """One page, drawn again a moment after every change."""

    def __init__(self, workspace: Workspace) -> None:
        """Show the cover first."""
        super().__init__()
        self._workspace = workspace
        self.setProperty("role", "desk")
        self._key = next(iter(PAGES))
        self._keys = QButtonGroup(self)
        self.page = PagePicture(_("As it will print"))
        self._told = label("", "warn", wrap=True)
        self._told.hide()
        segments = row_of(gap=0)
        for place, words in enumerate(PAGES.values()):
            choice = button(_(words))
            choice.setCheckable(True)
            choice.setChecked(place == 0)
            choice.setAccessibleName(_("Show: {page}").format(page=_(words)))
            choice.clicked.connect(self._on_page)
            self._keys.addButton(choice, place)
            segments.addWidget(choice)
        segmented(self._keys.buttons())
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(12), px(14), px(14))
        column.setSpacing(px(12))
        head = row_of(label(_("As it will print"), "strong", wrap=True), segments)
        head.setStretch(0, 1)
        column.addLayout(head)
        column.addWidget(self._told)
        column.addWidget(self.page)
        column.addStretch(1)
        self._making = Background(GLIMPSES, "page_pdf", self)
        self._making.made.connect(self._on_made)
        self._making.failed.connect(self._on_failed)

    def follow(self) -> None:
        """Draw the page again, a moment later."""
        self._making.ask(self._workspace.project, self._key)

    def _on_page(self) -> None:
        self._key = tuple(PAGES)[max(0, self._keys.checkedId())]
        self.follow()

    def _on_made(self, pdf: object) -> None:
        if isinstance(pdf, bytes):
            self._told.hide()
            self.page.show_pdf(pdf)

    def _on_failed(self, reason: str) -> None:
        self._told.setText(reason)
        self._told.show()


class LookPage(StepPage):
    """Logo, colour and covers; beside them the page as it will print."""

    def build(self) -> None:
        """Put the form on the page, and the picture of a page beside it."""
        part = next(p for p in self.step.parts if p.kind is Brand)
        own = {"colour": BrandColour, "style": CoverChoice}
        self.form = Form(part, self.workspace, self.quick_screen, own=own, rows=ROWS)
        self.form.follow()
        self.forms.append(self.form)
        self._papers = QButtonGroup(self)
        self.form.sheet.insert(self._paper())
        self.kits = KitRow(self.workspace)
        self.form.sheet.insert(self.kits)
        self.prints = AsItPrints(self.workspace)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(px(20))
        self._box.addWidget(self.form, 1, Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(self.prints, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._box)
        self._seen: object = None
        self.workspace.changed.connect(self._follow)
        self._follow()

    @property
    def covers(self) -> CoverChoice:
        """The tiles that choose the style."""
        editor = self.form.sheet.fields["style"].editor
        if not isinstance(editor, CoverChoice):
            raise TypeError(type(editor))
        return editor

    def reflow(self, width: int) -> None:
        """Put the picture beside the form, or below it."""
        narrow = width < px(BESIDE_EM * 14)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._box.setDirection(way)
        side = max(px(PICTURE_EM * 14 * 0.8), min(px(560), round(width * 0.42)))
        self.prints.setFixedWidth(width if narrow else round(side))
        self.form.reflow(width if narrow else width - round(side) - px(20))

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was decided elsewhere."""
        super().showEvent(event)
        self._follow()

    def _follow(self) -> None:
        project = self.workspace.project
        for place, paper in enumerate(Paper):
            self._papers.button(place).setChecked(project.settings.page_size == paper)
        if not self.isVisible() or self._seen is project:
            return
        self._seen = project
        self.prints.follow()
        self.covers.follow()

    def _paper(self) -> QWidget:
        row = row_of(gap=0)
        for place, paper in enumerate(Paper):
            choice = button(_(paper.label))
            choice.setCheckable(True)
            choice.setAccessibleName(_("Paper: {paper}").format(paper=_(paper.label)))
            choice.setEnabled(not self.workspace.session.read_only)
            choice.clicked.connect(self._on_paper)
            self._papers.addButton(choice, place)
            row.addWidget(choice)
        segmented(self._papers.buttons())
        row.addStretch(1)
        whole = QWidget()
        whole.setLayout(column_of(label(_("Paper"), "field"), row, gap=6))
        return whole

    def _on_paper(self) -> None:
        paper = tuple(Paper)[self._papers.checkedId()]
        settings = replace(self.workspace.project.settings, page_size=str(paper))
        self.workspace.edit(self.workspace.project.configured(settings), _("Choose the paper"))

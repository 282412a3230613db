"""Our credo: motto, belief and lines with their roots; said aloud, fitted, and what is unsaid."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from credo_builder.chapters.credo import Credo, CredoLine
from credo_builder.domain.questions import Asked
from credo_builder.domain.speech import Ease, count_words, ease, reading_age, seconds_aloud
from credo_builder.domain.wording import sentence
from credo_builder.i18n import _
from credo_builder.ui import icons
from credo_builder.ui.background import Background
from credo_builder.ui.counting_text import CountedText
from credo_builder.ui.editors.base import Editor
from credo_builder.ui.forms import Form
from credo_builder.ui.page import StepPage
from credo_builder.ui.pages.credo_drafting import Changed, Drafting
from credo_builder.ui.pages.credo_lines import CredoLines
from credo_builder.ui.parts import (
    Notice,
    button,
    column_of,
    label,
    restyle,
    row_of,
)
from credo_builder.ui.steps import Part
from credo_builder.ui.terms import counted
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

MOTTO_WORDS, BELIEF_WORDS = 10, 120
RIGHT_WIDTH = 300
BESIDE_EM = 60
OWN = ("motto", "belief_paragraph", "lines")
ABOUT_RIGHT_S = 45
TICK_MS = 200


class SayAloud(QFrame):
    """How long the credo takes when it is said, how easily it reads, and a timer to try it."""

    def __init__(self, workspace: Workspace) -> None:
        """Follow the credo in *workspace*."""
        super().__init__()
        self._workspace = workspace
        self.setProperty("role", "card")
        self._seconds = label("", "figure")
        self._words = label("", "caption")
        self._ease = label("", "figure", wrap=True)
        self._age = label("", "caption", wrap=True)
        self.timer = button("", "play")
        self.timer.clicked.connect(self.turn)
        self._clock = QElapsedTimer()
        self._ticks = QTimer(self, interval=TICK_MS)
        self._ticks.timeout.connect(self._tell_time)
        about = _("{n} s is about right").format(n=ABOUT_RIGHT_S)
        upright = QFrame()
        upright.setProperty("role", "upright")
        figures = row_of(
            column_of(self._seconds, self._words, gap=0),
            upright,
            column_of(self._ease, self._age, gap=0),
            gap=14,
        )
        figures.setStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(12), px(18), px(14))
        column.setSpacing(px(8))
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._titles = (label(_("Say it aloud"), "section"), label(about, "caption"))
        self._head.addWidget(self._titles[0], 1)
        self._head.addWidget(self._titles[1])
        column.addLayout(self._head)
        column.addLayout(figures)
        column.addLayout(row_of(self.timer, None))
        self._say_timer(_("Start the timer"), "play")
        self.follow()

    def follow(self) -> None:
        """Measure the credo as it is now."""
        text = spoken_credo(self._workspace)
        number = count_words(text)
        self._seconds.setText(_("{n} s").format(n=seconds_aloud(text)))
        self._words.setText(counted(number, "word", "words").capitalize())
        age = reading_age(text, self._workspace.project.settings.language)
        words = {Ease.EASY: _("Easy"), Ease.FAIR: _("Fair"), Ease.HARD: _("Hard")}
        self._ease.setText(words[ease(age)] if age else "–")
        told = _("Readable from about age {age}").format(age=age)
        other = _("Reading age is told for English only") if number else ""
        self._age.setText(told if age else other)
        self.timer.setEnabled(number > 0)

    def turn(self) -> None:
        """Start the timer, or stop it and keep what it shows."""
        if self._ticks.isActive():
            self._ticks.stop()
            took = round(self._clock.elapsed() / 1000)
            words = _("{n} s. Start again").format(n=took)
            self._say_timer(words, "play")
        else:
            self._clock.start()
            self._ticks.start()
            self._tell_time()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what is about right under the heading where both have no room in a row."""
        super().resizeEvent(event)
        needed = sum(title.sizeHint().width() for title in self._titles) + px(2 * 18 + 8)
        way = QBoxLayout.Direction
        self._head.setDirection(way.TopToBottom if needed > self.width() else way.LeftToRight)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop the timer when the page is left."""
        super().hideEvent(event)
        self._ticks.stop()
        self._say_timer(_("Start the timer"), "play")

    def _tell_time(self) -> None:
        shown = self._clock.elapsed() // 1000
        self._say_timer(_("Stop at {n} s").format(n=shown), "square")

    def _say_timer(self, words: str, icon: str) -> None:
        if self.timer.text() == words:
            return
        self.timer.setText(words)
        self.timer.setAccessibleName(words)
        if self.timer.property("icon_name") != icon:
            icons.give(self.timer, icon)


class CredoPage(StepPage):
    """Motto and belief over the lines; at the end what helps to make them sayable."""

    def build(self) -> None:
        """Put motto, belief and lines on the page, the rest in folds below."""
        names = {a.name: a for part in self.step.parts for a in part.questions}
        self.motto = self._bare_form(
            names, "motto", partial(CountedText, most=MOTTO_WORDS), marks=True
        )
        self.lines = self._bare_form(names, "lines", CredoLines)
        editor = self.lines.sheet.fields["lines"].editor
        if not isinstance(editor, CredoLines):
            raise TypeError(type(editor))
        self.lines_editor = editor
        self._fit = Notice("", role="note", icon="file-text")
        self._fit.hide()
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(px(16))
        self._top.addWidget(self.motto, 1, Qt.AlignmentFlag.AlignTop)
        if "belief_paragraph" in names:
            belief = partial(CountedText, most=BELIEF_WORDS)
            self._top.addWidget(
                self._bare_form(names, "belief_paragraph", belief), 2, Qt.AlignmentFlag.AlignTop
            )
        self.changed = Changed(self.workspace)
        left = column_of(self._top, self.changed, self.lines, self._fit, gap=14)
        rest = tuple(a for n, a in names.items() if n not in OWN)
        if rest:
            part = Part(kind=Credo, questions=rest)
            form = Form(part, self.workspace, self._screen, marks=False)
            form.follow()
            self.forms.append(form)
            left.addWidget(form)
        left.addStretch(1)
        self.aloud = SayAloud(self.workspace)
        self.unsaid = Drafting(self.workspace, self.lines_editor, tuple(names))
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(px(16))
        right.addWidget(self.aloud)
        right.addWidget(self.unsaid)
        right.addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(px(20))
        self._box.addLayout(left, 1)
        self._box.addWidget(self._right)
        self.column.addLayout(self._box)
        self._fitting = Background("credo_builder.app.glimpses", "fit_of_credo", self)
        self._fitting.made.connect(self._on_fit)
        self._fitting.failed.connect(self._fit.hide)
        self.workspace.changed.connect(self._follow)
        self._follow()

    def reflow(self, width: int) -> None:
        """Put what helps beside the lines, or below them."""
        narrow = width < px(BESIDE_EM * 14)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._box.setDirection(way)
        self._top.setDirection(way)
        room = width if narrow else width - px(RIGHT_WIDTH) - px(20)
        self._right.setFixedWidth(width if narrow else px(RIGHT_WIDTH))
        for form in self.forms:
            form.reflow(room)
        self.lines_editor.reflow(room)

    def first_focus(self) -> None:
        """Move the focus to the motto while there is none, else to the lines."""
        credo = self.workspace.project.one(Credo)
        if credo.motto.strip():
            self.lines_editor.target().setFocus()
        else:
            self.motto.sheet.focus_first()

    def so_far(self) -> str:
        """Say how long it is, and whether every line has roots."""
        credo = self.workspace.project.one(Credo)
        if not credo.lines:
            return ""
        text = spoken_credo(self.workspace)
        start = _("A credo of {words} that takes {n} seconds").format(
            words=counted(count_words(text), "word", "words"), n=seconds_aloud(text)
        )
        bare = sum(1 for one in credo.lines if not self._rooted(one))
        if not bare:
            return _("{start}; every line has roots.").format(start=start)
        needs = _("needs") if bare == 1 else _("need")
        lines = counted(bare, "line", "lines")
        told = _("{start}; {lines} still {needs} a root.")
        return told.format(start=start, lines=lines, needs=needs)

    def _rooted(self, one: CredoLine) -> bool:
        return any(self.workspace.project.get(root) for root in one.link_ids)

    def _bare_form(
        self,
        names: dict[str, Asked],
        name: str,
        make: Callable[[Asked, Workspace], Editor],
        *,
        marks: bool = False,
    ) -> Form:
        """Return a form of one field, made by *make*, that stands on the page without a card."""
        part = Part(kind=Credo, questions=(names[name],))
        form = Form(part, self.workspace, own={name: make}, marks=marks)
        form.setProperty("role", "bare")
        inner = form.layout()
        if inner is not None:
            inner.setContentsMargins(0, 0, 0, 0)
        form.follow()
        self.forms.append(form)
        return form

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was decided elsewhere."""
        super().showEvent(event)
        self._follow()

    def _follow(self) -> None:
        if not self.isVisible():
            return
        self.aloud.follow()
        self.unsaid.follow()
        self.changed.follow()
        if self.workspace.project.one(Credo).lines:
            self._fitting.ask(self.workspace.project)
        else:
            self._fit.hide()

    def _on_fit(self, fit: object) -> None:
        said, over = fit_words(fit)
        self._fit.say(said)
        self._fit.setProperty("role", "advice" if over else "note")
        restyle(self._fit)
        self._fit.setVisible(bool(said))


def spoken_credo(workspace: Workspace) -> str:
    """Return the credo as it is said: motto, belief and lines, each a sentence."""
    credo = workspace.project.one(Credo)
    parts = (credo.motto, credo.belief_paragraph, *(one.text for one in credo.lines))
    return " ".join(sentence(workspace.say(part)) for part in parts if part.strip())


def fit_words(fit: object) -> tuple[str, bool]:
    """Return how the lines stand to their page, in words, and whether they run over it.

    *fit* has the number of ``lines`` and the ``room`` for them; without it nothing is said.
    """
    lines, room = getattr(fit, "lines", 0), getattr(fit, "room", 0)
    if not lines:
        return "", False
    many = counted(lines, "line", "lines")
    if lines > room:
        held = counted(room, "line", "lines")
        told = _(
            "The credo page holds {held} like these, and there are {many}: it would run over."
        )
        return told.format(held=held, many=many), True
    start = _("All {many} fit on the credo page") if lines > 1 else _("The line fits on its page")
    start = start.format(many=many)
    if room == lines:
        return _("{start}, and it is full.").format(start=start), False
    more = counted(room - lines, "more line", "more lines")
    return _("{start}, with room for {more}.").format(start=start, more=more), False

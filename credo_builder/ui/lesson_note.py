"""The note that teaches: why a question is asked, a good answer to it and a poor one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from credo_builder.app.teaching import Lesson, lesson_for
from credo_builder.i18n import _
from credo_builder.ui.announcing import announce
from credo_builder.ui.asking import Question
from credo_builder.ui.page_head import EXAMPLE
from credo_builder.ui.parts import column_of, framed, label, picture, row_of, tool
from credo_builder.ui.steps import Step
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

HIGH = 116
"""Height in pixels at 100 percent: four lines, or a reason of two lines and two answers."""
TITLE_WIDTH = 152


class LessonNote(QWidget):
    """A note of one height, whatever it says; what is longer scrolls in it.

    Signals:
        closed: somebody closes it.
    """

    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        """Speak to the project in *workspace*."""
        super().__init__()
        self._workspace = workspace
        self.setFixedHeight(px(HIGH))
        self._title = label("", "strong", wrap=True)
        self._title.setFixedWidth(px(TITLE_WIDTH))
        self._lines = {
            "why": _Line("lightbulb", "accent_text", _("Why we ask")),
            "step": _Line("book-open", "accent_text", _("An example")),
            "good": _Line("check", "ok", _("A good answer")),
            "poor": _Line("x", "err", _("A poor answer")),
        }
        self._scroll = _Scrolling(column_of(*self._lines.values(), gap=4))
        close = tool(_("Close the note"), "x")
        close.clicked.connect(self.closed)
        frame, inner = framed("note", (16, 8))
        row = row_of(self._title, self._scroll, close, gap=12)
        row.setStretch(1, 1)
        row.setAlignment(self._title, Qt.AlignmentFlag.AlignTop)
        row.setAlignment(close, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(row)
        self._frame = frame
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(32), px(4), px(32), px(8))
        whole.addWidget(frame)

    def show_note(self, note: str, step: Step, question: Question | None) -> None:
        """Teach *question*; without a lesson for it say what *step* says of itself.

        Args:
            note: which note is open, as `PageHead.note`.
            step: the step in view.
            question: what the widget in focus asks, or None.
        """
        lesson = self._lesson(question)
        if note == EXAMPLE and lesson is not None and not lesson.good:
            lesson = None  # a trade that tells nothing has no example of its own
        tell = self._workspace.tell
        if question is not None and lesson is not None:
            why = "" if note == EXAMPLE else tell(lesson.why)
            self._say(tell(question.asked.question.prompt), why=why, **self._answers(lesson))
        elif note == EXAMPLE:
            self._say("", step=_("An example. {text}").format(text=tell(step.example)))
        else:
            self._say("", why=_("Why we ask. {text}").format(text=tell(step.why)))

    def _lesson(self, question: Question | None) -> Lesson | None:
        if question is None or not question.asked.quick:
            return None
        return lesson_for(self._workspace.project, question.asked.quick, question.path)

    def _answers(self, lesson: Lesson) -> dict[str, str]:
        if not lesson.good:
            return {}
        poor, because = self._workspace.tell(lesson.poor), self._workspace.tell(lesson.because)
        return {
            "good": _quoted(self._workspace.tell(lesson.good)),
            "poor": _("{answer} {because}").format(answer=_quoted(poor), because=because),
        }

    def _say(self, title: str, **lines: str) -> None:
        self._title.setText(title)
        self._title.setVisible(bool(title))
        told = [title] if title else []
        for name, line in self._lines.items():
            line.say(lines.get(name, ""))
            if lines.get(name):
                told.append(f"{line.kind}: {lines[name]}" if title else lines[name])
        self._scroll.verticalScrollBar().setValue(0)
        self._frame.setAccessibleName(title or _("About this step"))
        words = "\n".join(told)
        if words != self._frame.accessibleDescription():
            self._frame.setAccessibleDescription(words)
            announce(self._frame, words)


def _quoted(answer: str) -> str:
    """Return *answer* between quotation marks, unless it is a quotation already."""
    spoken = answer.startswith("“") and answer.endswith("”")
    return answer if spoken else _("“{answer}”").format(answer=answer)


class _Line(QWidget):
    """A sign and a text beside it."""

    def __init__(self, icon: str, tint: str, kind: str) -> None:
        super().__init__()
        self.kind = kind
        sign = picture(icon, tint)
        sign.setAccessibleName(kind)
        self._text: QLabel = label("", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(10))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)

    def say(self, text: str) -> None:
        """Show *text*; without any nothing is there."""
        self._text.setText(text)
        self.setVisible(bool(text))


class _Scrolling(QScrollArea):
    """Lines that scroll where they are too many; Tab stops here only then."""

    def __init__(self, column: QVBoxLayout) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("What the note says"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addStretch(1)
        body = QWidget()
        body.setLayout(column)
        self.setWidget(body)
        body.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)

    def _on_range(self, _least: int, most: int) -> None:
        policy = Qt.FocusPolicy.TabFocus if most > 0 else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)

"""What the pages share: the session behind one Qt signal, and the project's own words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from credo_builder.app.session import Session
from credo_builder.chapters import organisation
from credo_builder.domain.findings import Finding
from credo_builder.domain.project import Project
from credo_builder.domain.questions import Choice, Lines, asked
from credo_builder.domain.records import Record, new_id
from credo_builder.domain.wording import filled
from credo_builder.i18n import Told, _, said
from credo_builder.ui.steps import record_types
from credo_builder.ui.terms import term_label

TYPING_PAUSE_MS = 1000
CHECK_PAUSE_MS = 300

R = TypeVar("R", bound=Record)


class Workspace(QObject):
    """The session as the pages see it.

    Signals:
        changed: the project changed.
        checked: the findings were looked for again.
        asked_for: (chapter, record id, field) somebody wants to go there.
        deleted: (sentence) records were deleted, so undo may be offered.
        unlinked: (ids) these lost a link by what was deleted just now.
    """

    changed = Signal()
    checked = Signal()
    asked_for = Signal(str, str, str)
    deleted = Signal(str)
    unlinked = Signal(tuple)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Listen to *session*."""
        super().__init__(parent)
        self.session = session
        self.findings: tuple[Finding, ...] = ()
        self._joint = ("", "")
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._pause.timeout.connect(self.settle)
        self._check = QTimer(self, singleShot=True, interval=CHECK_PAUSE_MS)
        self._check.timeout.connect(self.check)
        session.changed.append(self._on_changed)

    @property
    def project(self) -> Project:
        """The project in force."""
        return self.session.project

    @property
    def name(self) -> str:
        """What the project is called: its own name, else the organisation's, never empty."""
        own = self.project.name or self.project.one(organisation.Organisation).name
        return self.say(own) or _("Untitled project")

    def edit(self, project: Project, label: str, key: str = "") -> None:
        """Make one edit; typing with the same *key* goes on in one undo step."""
        if self.session.read_only:
            return
        if self._joint[1]:
            self.session.edit(project, *self._joint)
            return
        if not key:
            self.settle()
        self.session.edit(project, label, key)
        if key:
            self._pause.start()

    @contextmanager
    def one_step(self, label: str) -> Iterator[None]:
        """Let every edit inside be one undo step called *label*."""
        self.settle()
        self._joint = (label, new_id("one"))
        try:
            yield
        finally:
            self._joint = ("", "")
            self.settle()

    def settle(self) -> None:
        """End the undo step that typing is in."""
        self._pause.stop()
        if not self._joint[1]:
            self.session.settle()

    def check(self) -> None:
        """Look for findings now."""
        self._check.stop()
        self.findings = self.session.findings()
        self.checked.emit()

    def say(self, text: str) -> str:
        """Return *text* with the project's own words in its placeholders.

        A sentence made for the project is said in the screen's language; other text is the
        user's and stays as it is.
        """
        return filled(said(text), organisation.words(self.project))

    def tell(self, text: str) -> str:
        """Return the program's own *text* in the screen's language, placeholders filled.

        Joined screens join the paragraphs of their chapters, so each is looked up by itself.
        """
        if isinstance(text, Told):
            return self.say(text)
        return "\n".join(self.say(_(paragraph)) for paragraph in text.split("\n"))

    def title_of(self, record: Record) -> str:
        """Return what lists call *record*, never empty."""
        title = record.title
        question = asked(type(record))[record.title_field].question
        if isinstance(question, Choice):
            return _(term_label(question.options, title))
        return self.say(title) or _("Untitled {term}").format(term=_(record.term))

    def fresh(self, kind: type[R], title: str = "") -> R:
        """Return a new record of *kind* with an id of its own, called *title*."""
        several = isinstance(asked(kind)[kind.title_field].question, Lines)
        words: Any = (title,) if several else title
        changes: dict[str, Any] = {kind.title_field: words} if title else {}
        return replace(kind(id=new_id(kind.prefix)), **changes)

    def kind(self, key: str) -> type[Record] | None:
        """Return the record type stored under *key*, or None."""
        return record_types().get(key)

    def findings_of(self, record_id: str) -> tuple[Finding, ...]:
        """Return the findings about one record that count."""
        return tuple(f for f in self.findings if f.record == record_id and f.counts)

    def let_go(self, *, leave: bool = False) -> None:
        """Stop listening and close the session, or *leave* what its file lacks to recover."""
        self._pause.stop()
        self._check.stop()
        (self.session.leave if leave else self.session.close)()

    def _on_changed(self, _project: Project) -> None:
        self._check.start()
        self.changed.emit()

"""Policies and freedom: which rules help, how far people may go, and putting things right."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from credo_builder.app.empathy import Bending, bending, bent
from credo_builder.chapters.freedom import Empowerment
from credo_builder.chapters.policies import (
    EmpathyCheck,
    EmpathyResult,
    Firmness,
    HelpUs,
    Policy,
    RecoveryStep,
    Referral,
)
from credo_builder.domain.questions import Asked, asked
from credo_builder.domain.records import Record
from credo_builder.i18n import _, marked, plural, said
from credo_builder.ui import icons
from credo_builder.ui.editors.base import Editor, OneLine
from credo_builder.ui.finding_notes import FindingNotes
from credo_builder.ui.list_editor import ListEditor
from credo_builder.ui.list_model import RowWords
from credo_builder.ui.page import StepPage
from credo_builder.ui.pages.freedom import FreedomEditor
from credo_builder.ui.pages.recovery import RecoveryEditor
from credo_builder.ui.parts import button, label, picture, restyle, row_of
from credo_builder.ui.steps import Part
from credo_builder.ui.terms import term_label
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

ROWS = (
    (("title", 7), ("firmness", 5)),
    (("statement", 12),),
    (("empathy_check", 12),),
    (("purpose", 12),),
)
FOLDS = {
    "topic": marked("What it is about"),
    "legal_basis": marked("What it is about"),
    "empathy_check": "",
    "may_bend": marked("Who may bend it, and how far"),
    "applies_to": marked("Touches"),
    "moment_ids": marked("Touches"),
    "level_ids": marked("Touches"),
    "value_ids": marked("Touches"),
    "steps": marked("Steps, owner, review"),
    "say_no_well": marked("Steps, owner, review"),
    "approval_time": marked("Steps, owner, review"),
    "owner_role": marked("Steps, owner, review"),
    "review_date": marked("Steps, owner, review"),
}
"""Field of a policy to the fold it stands under here."""
SIGNS = {
    EmpathyResult.YES: ("check", "ok"),
    EmpathyResult.NEEDS_CHANGE: ("triangle-alert", "warn"),
    EmpathyResult.NOT_DONE: ("circle-help", "muted"),
}
QUESTIONS = ("could_hurt_whom", "what_staff_may_do", "words_to_use")


class EmpathyEditor(Editor):
    """Three questions about the person a policy comes hardest for, and what they come to.

    Signals:
        bend_asked: somebody wants the change that is proposed.
    """

    bend_asked = Signal()
    spoken = False
    hinted = False

    def __init__(self, one: Asked, workspace: Workspace) -> None:
        """Ask about the policy that is shown."""
        super().__init__(one, workspace)
        self._value = EmpathyCheck()
        self.setAccessibleName(_("Empathy check"))
        self._card = QFrame()
        self._card.setProperty("role", "card")
        self._sign = picture("circle-help", "muted")
        self._result = label("", "strong")
        self._by_hand = button(_("Let the answers decide"), look="help")
        self._by_hand.clicked.connect(self._on_let)
        self.bend = button("", "wand-sparkles")
        self.bend.clicked.connect(self.bend_asked)
        self.lines: dict[str, OneLine] = {}
        self._blocks: dict[str, QWidget] = {}
        column = QVBoxLayout(self._card)
        column.setContentsMargins(px(16), px(10), px(16), px(14))
        column.setSpacing(px(8))
        head = row_of(
            picture("heart-handshake", "accent_text"),
            label(_("Empathy check"), "section"),
            None,
            self._sign,
            self._result,
            gap=6,
        )
        column.addLayout(head)
        for number, name in enumerate(QUESTIONS, 1):
            self._blocks[name] = self._block(number, name)
            column.addWidget(self._blocks[name])
        column.addLayout(row_of(None, self._by_hand))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._card)

    def show_value(self, value: Any) -> None:
        """Show the answers of *value*, leaving the cursor alone where nothing changed."""
        self._value = value
        for name, line in self.lines.items():
            text = getattr(value, name)
            if line.text() != text:
                line.setText(text)
                line.setCursorPosition(0)

    def show_policy(self, policy: Policy) -> None:
        """Say what the answers come to for *policy*, and offer a change where one helps."""
        law = policy.firmness == Firmness.LEGAL
        self._blocks["what_staff_may_do"].setVisible(not law)
        result = policy.empathy_result
        sign, tint = SIGNS[result]
        icons.give(self._sign, sign, tint)
        self._result.setText(_(result.label))
        role = {"ok": "ok", "warn": "warn"}.get(tint, "muted")
        self._result.setProperty("role", role)
        restyle(self._result)
        self._card.setProperty("role", "worry" if tint == "warn" else "card")
        restyle(self._card)
        said = _("Empathy check: {result}").format(result=_(result.label))
        self.setAccessibleDescription(said)
        readable = self.workspace.session.read_only
        self._by_hand.setVisible(bool(self._value.passed) and not readable)
        way = bending(self.workspace.project, policy)
        self.bend.setVisible(way is not None and result != EmpathyResult.YES and not readable)
        if way is not None:
            words = bend_words(self.workspace, way)
            self.bend.setText(words.replace("&", "&&"))
            self.bend.setAccessibleName(words)

    def target(self) -> QWidget:
        """Return the line of the first question."""
        return self.lines[QUESTIONS[0]]

    def focus_within(self, path: str) -> bool:
        """Move the focus to the question at *path*, else to the first without an answer."""
        name = path.partition(".")[2]
        blank = (n for n in QUESTIONS if not getattr(self._value, n).strip())
        wanted = self.lines.get(name) or self.lines[next(blank, QUESTIONS[0])]
        wanted.setFocus()
        return True

    def set_hint(self, hint: str) -> None:
        """Leave the questions their own hints."""

    def stay_readable(self) -> None:
        """Let the answers be selected, not changed."""
        for line in self.lines.values():
            line.setReadOnly(True)

    def _block(self, number: int, name: str) -> QWidget:
        question = asked(EmpathyCheck)[name].question
        line = OneLine()
        prompt = self.workspace.tell(question.prompt)
        line.setAccessibleName(prompt)
        line.setAccessibleDescription(self.workspace.tell(question.hint))
        line.setPlaceholderText(self.workspace.tell(question.examples[0]))
        line.textEdited.connect(partial(self._on_text, name))
        self.lines[name] = line
        told = label(prompt, "field", wrap=True)
        told.setBuddy(line)
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(5))
        row = row_of(label(str(number), "muted"), told, gap=10)
        row.setStretch(1, 1)
        column.addLayout(row)
        column.addWidget(line)
        if name == "what_staff_may_do":
            column.addLayout(row_of(self.bend, None))
        return block

    def _on_text(self, name: str, text: str) -> None:
        answer: dict[str, Any] = {name: text}
        self._value = replace(self._value, **answer)
        self.edited.emit(self._value)

    def _on_let(self) -> None:
        self._value = replace(self._value, passed="")
        self.edited.emit(self._value)


class PolicyEditor(ListEditor):
    """The policies, each with its empathy check."""

    def __init__(self, part: Part, workspace: Workspace) -> None:
        """Edit the policies of the project in *workspace*."""
        placed = tuple(replace(a, fold=FOLDS.get(a.name, a.fold)) for a in part.questions)
        super().__init__(
            Part(kind=part.kind, questions=placed),
            workspace,
            "",
            {"empathy_check": EmpathyEditor},
            rows=ROWS,
            tell=partial(told, workspace),
        )
        self.notes = FindingNotes(workspace)
        self.notes.asked.connect(self.form.sheet.focus_field)
        self.form.insert_above(self.notes)
        self.empathy.bend_asked.connect(self._on_bend)
        self.picked.connect(self._follow)
        workspace.changed.connect(self._follow)
        self._follow()

    @property
    def empathy(self) -> EmpathyEditor:
        """The empathy check of the policy in view."""
        editor = self.form.sheet.fields["empathy_check"].editor
        if not isinstance(editor, EmpathyEditor):
            raise TypeError(type(editor))
        return editor

    @property
    def policy(self) -> Policy | None:
        """The policy in view, as the project holds it."""
        record = self.record
        return self._workspace.project.find(Policy, record.id) if record else None

    def _follow(self) -> None:
        policy = self.policy
        self.notes.show_record(policy.id if policy else "")
        if policy is not None:
            self.empathy.show_policy(policy)

    def _on_bend(self) -> None:
        policy = self.policy
        way = bending(self._workspace.project, policy) if policy else None
        if policy is not None and way is not None:
            kept = self._workspace.project.put(
                bent(policy, way, self._workspace.project.settings.language)
            )
            self._workspace.edit(kept, _("Let a policy bend"))
            self.form.sheet.focus_field("may_bend")


class PoliciesPage(StepPage):
    """Policies, freedom to act, when it goes wrong, passing on; on Quick the two between."""

    def editor(self, part: Part) -> ListEditor:
        """Return the list editor of *part*, a hand-made one where there is one."""
        if part.kind is Policy:
            return PolicyEditor(part, self.workspace)
        if part.kind is Empowerment:
            return FreedomEditor(part, self.workspace, self.quick_screen)
        if part.kind is RecoveryStep:
            return RecoveryEditor(part, self.workspace, self.quick_screen)
        return super().editor(part)

    def tab_title(self, part: Part) -> str:
        """Return what the tab of *part* is called."""
        titles: dict[type[Record] | None, str] = {
            Policy: _("Policies"),
            Empowerment: _("Freedom to act"),
            RecoveryStep: _("When it goes wrong"),
            Referral: _("Passing on"),
            HelpUs: _("How people help us"),
        }
        return titles.get(part.kind) or super().tab_title(part)

    def tab_count(self, part: Part) -> str:
        """Return how many there are, in words where a figure alone would mislead."""
        if part.kind is Empowerment:
            rows = self.workspace.project.of(Empowerment)
            return counted_short(len({row.role for row in rows}), "role", "roles")
        if part.kind is RecoveryStep:
            number = len(self.workspace.project.of(RecoveryStep))
            return counted_short(number, "step", "steps")
        return super().tab_count(part)


def counted_short(number: int, one: str, many: str) -> str:
    """Return *number* in figures with the word that suits it."""
    return f"{number} {plural(one, many, number)}"


def bend_words(workspace: Workspace, way: Bending) -> str:
    """Return the change that *way* proposes, as a button says it."""
    role = workspace.title_of(way.role)
    if not way.limit:
        return _("Let them bend it: {role}").format(role=role)
    far = said(way.how_far)
    far = far[:1].lower() + far[1:]
    return _("Let them bend it {far}: {role}").format(role=role, far=far)


def told(workspace: Workspace, usual: RowWords, record: Record) -> RowWords:
    """Return what the row of a policy says: how firm it is, and how its check stands."""
    if not isinstance(record, Policy):
        return usual
    result = record.empathy_result
    firm = term_label(Firmness, record.firmness)
    open_ = result == EmpathyResult.NOT_DONE and not usual.problem
    line = _("{firm} · empathy check not done").format(firm=firm) if open_ else firm
    law = record.firmness == Firmness.LEGAL
    badge = usual.badge or (term_label(Firmness, Firmness.LEGAL) if law else "")
    good = result == EmpathyResult.YES and not usual.problem
    return replace(usual, line=workspace.say(line), badge=badge, good=good)

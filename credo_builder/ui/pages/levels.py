"""Service levels: the sentence they make, their figures on one bar, and how they are counted."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from credo_builder.app.tiers import Tier, incomparable, misses_target, ordered, tiers
from credo_builder.chapters.monitoring import Measure
from credo_builder.chapters.service_levels import (
    LevelKind,
    ServiceLevel,
    missing_parts,
    suitable_units,
)
from credo_builder.compose.grown import level_change, level_kept
from credo_builder.compose.phrases import level_phrases
from credo_builder.compose.sentences import level_tag
from credo_builder.domain.quantities import in_words, unit_name
from credo_builder.domain.questions import Asked
from credo_builder.domain.records import Record
from credo_builder.domain.wording import capitalised
from credo_builder.i18n import _, marked, said
from credo_builder.ui.editors.numbers import QuantityEditor
from credo_builder.ui.finding_notes import FindingNotes
from credo_builder.ui.list_editor import ListEditor
from credo_builder.ui.list_model import RowWords
from credo_builder.ui.page import StepPage
from credo_builder.ui.pages.levels_counting import Counting
from credo_builder.ui.parts import Notice, button, line
from credo_builder.ui.rulers import Mark, TierBar
from credo_builder.ui.sentence import SentenceView
from credo_builder.ui.steps import Part, Step
from credo_builder.ui.theme import px
from credo_builder.ui.workspace import Workspace

ORDER_RULE = "LEV-05"
QUICK_RATIO = 1.4
AIMS = ("target", "minimum", "stretch")
ROWS = (
    (("name", 12),),
    (("metric", 4), ("clock_start", 4), ("clock_stop", 4)),
    (("target", 4), ("share_pct", 4), ("owner_role", 4)),
)
"""How the fields that stand open are set out, as shares of twelve."""
QUICK_ROWS = ((("name", 12),), (("target", 5), ("share_pct", 3), ("owner_role", 4)))
FOLDS = {
    "minimum": marked("At least, and when we excel"),
    "stretch": marked("At least, and when we excel"),
    "baseline": marked("Where we are today"),
    "normal_circumstances": marked("What counts as ordinary"),
    "exclusions": marked("What counts as ordinary"),
    "applies": marked("What counts as ordinary"),
    "effective_from": marked("What counts as ordinary"),
    "moment_ids": marked("Belongs to"),
    "promise_ids": marked("Belongs to"),
    "expectation_ids": marked("Belongs to"),
    "population": marked("What is counted"),
    "kind": marked("What is counted"),
}
"""Field to the fold it stands under here; the others stand open or as they are declared."""
OPEN = ("clock_start", "clock_stop")


class AimEditor(QuantityEditor):
    """A figure of a level; only units that suit what is counted are offered."""

    def __init__(self, one: Asked, workspace: Workspace) -> None:
        """Let the name of the unit give way where there is little room."""
        super().__init__(one, workspace)
        policy = self._unit.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self._unit.setSizeAdjustPolicy(policy)
        self._unit.setMinimumContentsLength(7)

    def fit(self, metric: str) -> None:
        """Offer the units that suit *metric*, and the one in use."""
        offered = tuple(dict.fromkeys((*suitable_units(metric), "percent")))
        self.offer(offered)


class LevelHead(QWidget):
    """Over the fields: how the level will read, and what the check says of it."""

    def __init__(self, workspace: Workspace, *, ratio: float) -> None:
        """Follow one level after the other of *workspace*."""
        super().__init__()
        self._workspace = workspace
        self.sentence = SentenceView(_("How it will read"), ratio=ratio)
        self.again = button(_("Write it from the fields again"), "undo-2", look="help")
        self.again.clicked.connect(self._on_again)
        self.notes = FindingNotes(workspace, {ORDER_RULE: _("Swap them")})
        self.notes.mended.connect(self._on_mended)
        self.units = Notice("")
        self.stale = Notice("", verb=_("Keep ours"))
        self.stale.pressed.connect(self._on_keep)
        self.stale.hide()
        self._level_id = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        for part in (self.sentence, self.stale, self.again, self.notes, self.units, line()):
            column.addWidget(part)

    def show_level(self, level: ServiceLevel | None) -> None:
        """Show *level*, or nothing."""
        self._level_id = level.id if level else ""
        self.notes.show_record(self._level_id)
        self.setVisible(level is not None)
        if level is None:
            return
        say = self._workspace.say
        phrases = tuple(replace(p, text=say(p.text)) for p in level_phrases(level, said))
        self.sentence.say(phrases)
        self.again.setVisible(
            bool(level.sentence.strip()) and not self._workspace.session.read_only
        )
        now = level_change(self._workspace.project, level)
        self.stale.setVisible(bool(now))
        if now:
            told = _(
                "The figures changed since these words were written. From the fields: “{now}”"
            )
            self.stale.say(told.format(now=say(now)))
            self.stale.offer(offered=not self._workspace.session.read_only)
        apart = incomparable(self._workspace.project, level)
        self.units.setVisible(apart is not None)
        if apart is not None:
            one, other = (unit_name(q.unit, 2 * q.value + 2) or in_words(q) for q in apart)
            told = _("{one} and {other} cannot be compared. Use one of them for all figures.")
            self.units.say(told.format(one=capitalised(one), other=other))

    def _on_mended(self, rule: str) -> None:
        level = self._workspace.project.find(ServiceLevel, self._level_id)
        if level is not None and rule == ORDER_RULE:
            kept = self._workspace.project.put(ordered(self._workspace.project, level))
            self._workspace.edit(kept, _("Swap the figures"))

    def _on_keep(self) -> None:
        kept = level_kept(self._workspace.project, self._level_id)
        self._workspace.edit(kept, _("Keep our own words"))

    def _on_again(self) -> None:
        level = self._workspace.project.find(ServiceLevel, self._level_id)
        if level is not None:
            kept = self._workspace.project.put(replace(level, sentence=""))
            self._workspace.edit(kept, _("Write the sentence from the fields"))
            self.sentence.setFocus()


class LevelsPage(StepPage):
    """The service levels; on Quick each is shown with the way it is counted."""

    def __init__(self, step: Step, place: str, workspace: Workspace, *, screen: str = "") -> None:
        """Ask the parts of *step*; *screen* is its Quick key, empty in Full."""
        self.counting: Counting | None = None
        self._measures = next((p for p in step.parts if p.kind is Measure), None)
        rest = tuple(p for p in step.parts if p.kind is not Measure)
        super().__init__(replace(step, parts=rest), place, workspace, screen=screen)

    def build(self) -> None:
        """Put the list of levels on the page, the form with its sentence beside it."""
        quick = bool(self._screen)
        part = next(p for p in self.step.parts if p.kind is ServiceLevel)
        if not quick:
            part = Part(kind=ServiceLevel, questions=tuple(map(_placed, part.questions)))
        editor = ListEditor(
            part,
            self.workspace,
            self._screen,
            dict.fromkeys(AIMS, AimEditor),
            rows=QUICK_ROWS if quick else ROWS,
            tell=partial(told, self.workspace),
        )
        self.lists.append(editor)
        self.column.addWidget(editor)
        self.above = LevelHead(self.workspace, ratio=QUICK_RATIO if quick else 1.25)
        self.above.sentence.asked.connect(self._on_phrase)
        self.above.notes.asked.connect(self._on_phrase)
        editor.form.insert_above(self.above)
        self.bar = TierBar()
        editor.form.sheet.insert(self.bar)
        editor.form.sheet.built.connect(self._fit_units)
        if self._measures is not None:
            self.counting = Counting(self._measures, self.workspace)
            editor.add_below(self.counting)
            editor.picked.connect(self.counting.show_level)
            self.counting.show_level(editor.record.id if editor.record else "")
        editor.picked.connect(self._follow)
        self.workspace.changed.connect(self._follow)
        editor.reflow(self.room())
        self._follow()

    @property
    def level(self) -> ServiceLevel | None:
        """The level in view, as the project holds it."""
        record = self.lists[0].record
        return self.workspace.project.find(ServiceLevel, record.id) if record else None

    def reflow(self, width: int) -> None:
        """Arrange list, form and counting for *width* pixels."""
        super().reflow(width)
        if self.counting is not None:
            self.counting.reflow(self.lists[0].form.width() or width)

    def jump(self, record_id: str, field: str) -> bool:
        """Move the focus to a level, or to a measure under the level it counts."""
        measure = self.workspace.project.find(Measure, record_id)
        if self.counting is None or measure is None:
            return super().jump(record_id, field)
        chosen = any(self.lists[0].choose_record(one) for one in measure.level_ids[:1])
        return chosen and self.counting.focus_measure(record_id, field)

    def _follow(self) -> None:
        level = self.level
        self.above.show_level(level)
        self._fit_units()
        marks = bar_marks(self.workspace, level) if level and not self._screen else ()
        self.bar.show_marks(_("The figures on one scale"), marks)

    def _fit_units(self) -> None:
        level = self.level
        fields = self.lists[0].form.sheet.fields
        for name in AIMS:
            editor = fields[name].editor if name in fields else None
            if level is not None and isinstance(editor, AimEditor):
                editor.fit(level.metric)
                editor.show_value(getattr(level, name))

    def _on_phrase(self, field: str) -> None:
        sheet = self.lists[0].form.sheet
        # Quick does not ask for every field of a sentence; Full has the others.
        if not sheet.focus_field(field) and self.level is not None:
            self.workspace.asked_for.emit("service_levels", self.level.id, field)


def _placed(one: Asked) -> Asked:
    """Return *one* under the fold where this page has it."""
    if one.name in OPEN:
        return replace(one, fold="")
    return replace(one, fold=FOLDS.get(one.name, one.fold))


def told(workspace: Workspace, usual: RowWords, record: Record) -> RowWords:
    """Return what the row of a level says: its figures, and whether nothing is missing."""
    if not isinstance(record, ServiceLevel):
        return usual
    figures = capitalised(workspace.say(level_tag(record)))
    badge = usual.badge
    if not badge and record.sentence.strip():
        badge = _("Your own words")
    elif not badge and record.kind == LevelKind.EXPERIENCE:
        badge = _("Feeling")
    good = not usual.problem and not missing_parts(record)
    return replace(usual, line=figures, badge=badge, good=good)


def bar_marks(workspace: Workspace, level: ServiceLevel) -> tuple[Mark, ...]:
    """Return the figures of *level* as marks of a ruler."""
    kinds = {
        "stretch": ("best", _("When we excel")),
        "target": ("target", _("Target")),
        "minimum": ("limit", _("At least")),
        "baseline": ("today", _("Today")),
    }
    bad = misses_target(workspace.project, level)

    def mark(tier: Tier) -> Mark:
        kind, name = kinds[tier.field]
        amount = in_words(tier.amount)
        return Mark(tier.place, amount, name, kind, bad=bad and kind == "today")

    return tuple(mark(tier) for tier in tiers(workspace.project, level))

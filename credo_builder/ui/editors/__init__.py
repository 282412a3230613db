"""From a question to the widget that edits its answer."""

from __future__ import annotations

from credo_builder.domain import questions as q
from credo_builder.domain.questions import Question
from credo_builder.ui.editors.base import Editor
from credo_builder.ui.editors.choices import ChoiceEditor, ChoicesEditor, FlagEditor, ScaleEditor
from credo_builder.ui.editors.dates import DateEditor, TimeEditor
from credo_builder.ui.editors.links import LinkEditor, LinksEditor
from credo_builder.ui.editors.looks import ColourEditor, PictureEditor
from credo_builder.ui.editors.numbers import (
    CountEditor,
    MoneyEditor,
    PercentEditor,
    QuantityEditor,
)
from credo_builder.ui.editors.texts import LineEditor, LinesEditor, TextEditor

EDITORS: dict[type[Question], type[Editor]] = {
    q.Line: LineEditor,
    q.Text: TextEditor,
    q.Lines: LinesEditor,
    q.Choice: ChoiceEditor,
    q.Choices: ChoicesEditor,
    q.Link: LinkEditor,
    q.Links: LinksEditor,
    q.Scale: ScaleEditor,
    q.Flag: FlagEditor,
    q.Count: CountEditor,
    q.Percent: PercentEditor,
    q.Quantity: QuantityEditor,
    q.Money: MoneyEditor,
    q.Date: DateEditor,
    q.TimeOfDay: TimeEditor,
    q.Colour: ColourEditor,
    q.Picture: PictureEditor,
}

"""The editors of single questions; sub-records are sheets of these."""

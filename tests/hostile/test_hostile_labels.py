"""What a window shows of a person's words is plain text, whatever the words are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from attacks import LINKED, hostile
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QCoreApplication,
    QEventLoop,
    QModelIndex,
    Qt,
)
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QMessageBox,
    QTextEdit,
    QWidget,
)

from credo_builder.app.session import Session
from credo_builder.storage.tidying import tidied
from credo_builder.ui.application import open_window
from credo_builder.ui.parts import label, tip

TIPS = Qt.ItemDataRole.ToolTipRole


def breathe() -> None:
    """Let the window do what it has to."""
    for _ in range(3):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 30)


def reads_markup(text: str) -> bool:
    """Whether Qt would take *text* for rich text and find more in it than words."""
    if not GuiQt.mightBeRichText(text):
        return False
    # Words that are escaped are rich text to Qt, and come out as they were typed.
    inner = text.removeprefix("<qt>").removesuffix("</qt>").replace("<br>", "")
    return not text.startswith("<qt>") or "<" in inner


def rows(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[QModelIndex]:
    """Yield every item of *model* below *parent*."""
    for row in range(min(model.rowCount(parent), 200)):
        listed = isinstance(model, QAbstractListModel)
        for column in range(1 if listed else min(model.columnCount(parent), 8)):
            item = model.index(row, column, parent)
            yield item
        if not listed:
            yield from rows(model, model.index(row, 0, parent))


def tips(widget: QWidget) -> Iterator[str]:
    """Yield every tooltip of *widget*, those of its items too."""
    yield widget.toolTip()
    yield widget.whatsThis()
    if isinstance(widget, QAbstractItemView | QComboBox) and widget.model() is not None:
        for item in rows(widget.model(), QModelIndex()):
            yield str(item.data(TIPS) or "")
    for action in widget.actions():
        yield action.toolTip()


def faults(top: QWidget) -> list[str]:
    """Return a line for each place in *top* where words could be read as markup."""
    found = []
    for widget in (top, *top.findChildren(QWidget)):
        kind = type(widget).__name__
        if isinstance(widget, QLabel | QMessageBox):
            plain = widget.textFormat() == Qt.TextFormat.PlainText
            if not plain and (widget.text() or isinstance(widget, QMessageBox)):
                found.append(f"{kind} reads markup: {widget.text()[:60]!r}")
            if isinstance(widget, QLabel) and widget.openExternalLinks():
                found.append(f"{kind} opens links: {widget.text()[:60]!r}")
        if isinstance(widget, QTextEdit) and widget.acceptRichText():
            found.append(f"{kind} takes rich text")
        found += [
            f"{kind} has a tooltip of markup: {t[:60]!r}" for t in tips(widget) if reads_markup(t)
        ]
    return found


def shown(top: QWidget) -> str:
    """Return all words that labels, buttons and names in *top* hold."""
    held = []
    for widget in top.findChildren(QWidget):
        held.append(widget.accessibleName())
        if isinstance(widget, QLabel | QAbstractButton):
            held.append(widget.text())
    return "\n".join(held)


@pytest.fixture
def window(qapp, tmp_path, monkeypatch):
    """Return the window with the hostile project."""
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    opened = open_window()
    opened.take(Session(tidied(hostile(LINKED))))
    yield opened
    opened.workspace.session._saved = opened.workspace.session.project
    opened.close()
    opened.deleteLater()
    breathe()


@pytest.mark.parametrize("path", ["quick", "full"])
def test_no_step_reads_markup(window, path: str) -> None:
    """Every label, tooltip and text field of every step shows words as they stand."""
    window.workspace.session.take_path(path)
    found, words = [], []
    for key in window.step_keys():
        window.go_to(key)
        breathe()
        found += [f"{key}: {fault}" for fault in faults(window)]
        words.append(shown(window))

    assert [] == found
    assert "<b>bold</b>" in "".join(words)
    assert len(words) >= 9


def test_a_label_that_reads_markup_is_noticed(window) -> None:
    """The search bites: a label, a tooltip and a message box as Qt makes them are faults."""
    before = faults(window)
    spoilt = QLabel("<b>bold</b>", window)
    spoilt.setToolTip("<img src=file:///etc/passwd>")
    box = QMessageBox(window)
    box.setText("<b>bold</b>")
    after = faults(window)
    spoilt.deleteLater()
    box.deleteLater()

    assert [] == before
    assert {
        "QLabel reads markup",
        "QLabel has a tooltip of markup",
        "QMessageBox reads markup",
    } <= {fault.partition(":")[0] for fault in after}


@pytest.mark.parametrize(
    "words", ["<b>bold</b>", "a\n<b>x", "&lt;b>", "R&D", "1 < 2", "<img src=x>\n\nmore", "plain"]
)
def test_labels_and_tooltips_of_our_making_are_plain(qapp, words: str) -> None:
    """Both show any words as they stand."""
    made, shown_tip = label(words), tip(words)
    rich = GuiQt.mightBeRichText(shown_tip)
    seen = QTextDocumentFragment.fromHtml(shown_tip).toPlainText() if rich else shown_tip

    assert Qt.TextFormat.PlainText == made.textFormat()
    assert words.split() == seen.split()

"""What is amiss with how a window is laid out, found by looking at every widget of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QSizePolicy,
    QSplitterHandle,
    QToolButton,
    QWidget,
)

from credo_builder.ui.editors.choices import QuietCombo
from credo_builder.ui.folds import Fold
from credo_builder.ui.footer import UndoBar
from credo_builder.ui.painted.chain import Handle
from credo_builder.ui.painted.journey_pieces import Point
from credo_builder.ui.painted.scatter import Dot
from credo_builder.ui.parts import ElidedLabel
from credo_builder.ui.sentence import SentenceView

SLACK = 2
"""Pixels by which rounding may differ."""
LEAST_ELIDED = 40
"""An elided label narrower than this, in pixels, tells nothing any more."""
STILL = 3
"""How often in a row nothing has moved when a window counts as laid out."""
GIVES_WAY = (QSizePolicy.Policy.Ignored,)


def told(widget):
    """Return what people read on *widget*, shortened, with its class."""
    words = ""
    for name in ("text", "currentText", "accessibleName", "objectName"):
        found = getattr(widget, name, None)
        words = words or (str(found()) if callable(found) else "")
    return f"{type(widget).__name__} “{words[:40]}”"


def seen(window):
    """Return every widget of *window* that shows; what is hidden is not looked into."""
    found, waiting = [], [window]
    while waiting:
        shown = [
            c
            for c in waiting.pop().children()
            if c.isWidgetType() and c.isVisible() and not c.isWindow()
        ]
        found += shown
        waiting += shown
    return found


def clipped(widget):
    """Return how the text of *widget* does not fit it; empty when it does."""
    if isinstance(widget, ElidedLabel):
        wants = widget.fontMetrics().horizontalAdvance(widget.text())
        return "elided to nothing" if widget.width() < min(LEAST_ELIDED, wants) else ""
    if isinstance(widget, QLabel):
        return _label(widget)
    if isinstance(widget, QAbstractButton):
        return _button(widget)
    if isinstance(widget, QComboBox):
        return _combo(widget)
    if isinstance(widget, QHeaderView):
        return _header(widget)
    return ""


def _label(widget):
    if not widget.text():
        return ""
    if not widget.wordWrap():
        hint = widget.sizeHint()
        wide = hint.width() > widget.width() + SLACK and not _gives_way(widget)
        high = hint.height() > widget.height() + SLACK
        return f"{hint.width()}x{hint.height()} in {_size(widget)}" if wide or high else ""
    needs = widget.heightForWidth(widget.width())
    if needs > widget.height() + SLACK:
        return f"needs {needs} high in {_size(widget)}"
    margins = widget.width() - widget.contentsRect().width() + 2 * max(0, widget.indent())
    longest = max(map(widget.fontMetrics().horizontalAdvance, widget.text().split()), default=0)
    return f"a word of {longest} in {_size(widget)}" if longest + margins > widget.width() else ""


def _button(widget):
    if not widget.text() or _gives_way(widget):
        return ""
    if isinstance(widget, QToolButton):
        only = widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
        if only and not widget.icon().isNull():
            return ""
    elif not isinstance(widget, (QPushButton, QCheckBox, QRadioButton)):
        return ""
    hint = widget.sizeHint()
    if widget.hasHeightForWidth():
        needs = widget.heightForWidth(widget.width())
        hint = QSize(widget.minimumSizeHint().width(), needs)
    fits = hint.width() <= widget.width() + SLACK and hint.height() <= widget.height() + SLACK
    return "" if fits else f"{hint.width()}x{hint.height()} in {_size(widget)}"


def _combo(widget):
    wants = widget.fontMetrics().horizontalAdvance(widget.currentText())
    room = widget.width() - widget.fontMetrics().height() - 16
    least = LEAST_ELIDED if isinstance(widget, QuietCombo) else wants
    cut = min(wants, least) > room + SLACK and not _gives_way(widget)
    return f"{wants} in {room}" if cut else ""


def _header(widget):
    model = widget.model()
    cut = []
    for place in range(widget.count()):
        if widget.isSectionHidden(place) or widget.orientation() != Qt.Orientation.Horizontal:
            continue
        words = str(model.headerData(place, widget.orientation()) or "")
        wants = widget.sectionSizeFromContents(place).width()
        if wants > widget.sectionSize(place) + SLACK and words:
            cut.append(f"{words[:20]}: {wants} in {widget.sectionSize(place)}")
    return "; ".join(cut)


def _gives_way(widget):
    return widget.sizePolicy().horizontalPolicy() in GIVES_WAY


def _size(widget):
    return f"{widget.width()}x{widget.height()}"


def sideways(widget):
    """Return by how many pixels *widget* would have to be scrolled sideways; empty for none."""
    if not isinstance(widget, QAbstractScrollArea) or isinstance(widget, QHeaderView):
        return ""
    hidden = widget.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if hidden and isinstance(widget, QAbstractItemView):
        return ""
    most = widget.horizontalScrollBar().maximum()
    return f"{most} sideways{_widest(widget)}" if most > 0 else ""


def _widest(area):
    """Return which innermost widgets of *area* ask for more than its width."""
    wide = [
        w
        for w in area.viewport().findChildren(QWidget)
        if w.isVisible() and w.minimumSizeHint().width() > 0 and w.layout() is None
    ]
    edge = area.viewport().width()
    out = [
        w for w in wide if _right(area, w) > edge and w.width() <= w.minimumSizeHint().width() + 40
    ]
    return "".join(f"; {told(w)} at least {w.minimumSizeHint().width()}" for w in out[:4])


def _right(area, widget):
    return widget.mapTo(area.viewport(), QPoint(0, 0)).x() + widget.width()


def cut_by_parent(widget):
    """Return how *widget* sticks out of what holds it; empty when it does not."""
    parent = widget.parentWidget()
    if parent is None or _scrolls(parent) or isinstance(widget, (QScrollBar, QSplitterHandle)):
        return ""
    place = widget.geometry()
    out = place.right() > parent.width() + SLACK or place.left() < -SLACK
    low = place.bottom() > parent.height() + SLACK or place.top() < -SLACK
    if not (out or low) or place.isEmpty():
        return ""
    return f"{_box(place)} in {_size(parent)} of {type(parent).__name__}"


def _scrolls(parent):
    holder = parent.parentWidget()
    return isinstance(parent, QAbstractScrollArea) or (
        isinstance(holder, QAbstractScrollArea) and holder.viewport() is parent
    )


def overlaps(parent):
    """Return pairs of children of *parent* that stand on each other."""
    children = [
        c
        for c in parent.children()
        if isinstance(c, QWidget) and c.isVisible() and not c.isWindow() and not _floats(c)
    ]
    found = []
    for at, one in enumerate(children):
        for other in children[at + 1 :]:
            common = one.geometry().intersected(other.geometry())
            if common.width() > SLACK and common.height() > SLACK:
                found.append(f"{told(one)} on {told(other)} by {common.width()}x{common.height()}")
    return found


def _floats(widget):
    """Whether *widget* is meant to lie over others, or is a mark on a chart to take hold of."""
    landing = widget.property("role") == "landing"
    return landing or isinstance(widget, (UndoBar, Handle, Point, Dot))


def _box(place: QRect):
    return f"{place.x()},{place.y()} {place.width()}x{place.height()}"


def faults(window):
    """Return every fault of the layout of *window*, each in one line."""
    found = []
    for widget in seen(window):
        if isinstance(widget.parentWidget(), (QComboBox, QLineEdit)):
            continue
        for check in (clipped, sideways, cut_by_parent):
            words = check(widget)
            if words:
                found.append(f"{check.__name__}: {told(widget)}: {words}")
        if not isinstance(widget, (QAbstractScrollArea, SentenceView, QComboBox)):
            found += [f"overlap: {words}" for words in overlaps(widget)]
    return found


def settle(window):
    """Let *window* lay itself out until nothing has moved for a while."""
    before, still = None, 0
    for _pass in range(60):
        for _turn in range(4):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            QCoreApplication.processEvents()
        now = [w.geometry() for w in seen(window)]
        still = still + 1 if now == before else 0
        if still == STILL:
            return
        before = now


def opened(page):
    """Open every tab of *page* in turn, all its folds open; yield the number of each."""
    tabs = getattr(page, "_tabs", None)
    buttons = tabs.buttons() if tabs is not None else []
    for place in range(max(1, len(buttons))):
        if buttons:
            buttons[place].click()
        page.open_every()
        for fold in page.findChildren(Fold):
            if fold.isVisible():
                fold.set_open(opened=True)
        yield place

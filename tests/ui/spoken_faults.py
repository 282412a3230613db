"""What assistive technology would miss in a window: names, roles, ways to get there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from credo_builder.ui.ordered_rows import OrderedRows
from credo_builder.ui.painted.surface import Surface
from credo_builder.ui.sentence import SentenceView
from credo_builder.ui.walking import ButtonRow, OneStop

WALKED = (Surface, ButtonRow, OrderedRows, SentenceView)
"""Parts of a page that are one stop of Tab: arrow keys go on inside."""
ROLES = {
    "Button", "CheckBox", "RadioButton", "ComboBox", "EditableText", "List", "ListItem", "Tree",
    "TreeItem", "Table", "Cell", "SpinBox", "Slider", "MenuItem", "MenuBar", "PageTab", "Link",
    "ButtonMenu", "ButtonDropDown", "Graphic", "Chart", "Canvas", "Document", "ColumnHeader",
    "PopupMenu", "Row", "RowHeader", "StaticText", "Heading", "Splitter", "ScrollBar",
}  # fmt: skip
"""Roles that tell people what they can do with what has the focus."""
CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)
DEEPEST = 40


def every(window):
    """Yield every accessible interface of *window* that shows, with its depth."""
    waiting = [(QAccessible.queryAccessibleInterface(window), 0)]
    while waiting:
        one, depth = waiting.pop()
        if one is None or not one.isValid() or one.state().invisible or depth > DEEPEST:
            continue
        yield one
        waiting += [(one.child(at), depth + 1) for at in range(one.childCount())]


def faults(window):
    """Return what has no name, or a role that says nothing, each in one line."""
    found = []
    for one in every(window):
        state, role = one.state(), one.role().name
        if not state.focusable or role in ("Window", "Dialog", "Client"):
            continue
        name = one.text(QAccessible.Text.Name).strip()
        made = one.object().metaObject().className() if one.object() else ""
        if not name:
            found.append(f"no name: {role} {made}")
        if role not in ROLES:
            found.append(f"role {role}: {made} “{name[:40]}”")
    return found


def controls(window):
    """Return the controls of *window* that show and can be used."""
    inner = (QComboBox, QAbstractItemView)
    return {
        w
        for w in window.findChildren(QWidget)
        if isinstance(w, CONTROLS)
        and w.isVisible()
        and w.isEnabled()
        and not isinstance(w.parentWidget(), inner)
        and w.objectName() != "qt_menubar_ext_button"
    }


def walked(window, *, forward=True):
    """Return what Tab, or Shift and Tab, leads to from the focus on, until it comes round."""
    reached = []
    for _step in range(2000):
        there = QApplication.focusWidget()
        if there is None or there in reached:
            break
        reached.append(there)
        if not window.focusNextPrevChild(forward):
            break
    return reached


def rows_of(window):
    """Return the buttons of every row of *window* that is one stop of Tab."""
    return [set(row.buttons) for row in window.findChildren(OneStop)]


def unreached(window):
    """Return the controls that neither Tab nor the arrows of a group lead to."""
    reached = walked(window)
    rows = [row for row in rows_of(window) if row & set(reached)]
    missed = []
    for control in controls(window):
        if any(
            control is r or control.isAncestorOf(r) or r.isAncestorOf(control) for r in reached
        ):
            continue
        group = control.group() if isinstance(control, QAbstractButton) else None
        if group is not None and group.exclusive() and any(b in reached for b in group.buttons()):
            continue
        if any(_walks(control, r) for r in reached) or any(control in row for row in rows):
            continue
        proxy = control.focusProxy()
        if proxy is not None and proxy in reached:
            continue
        if control.focusPolicy() & Qt.FocusPolicy.TabFocus or not _has_shortcut(control):
            missed.append(
                f"not reached: {type(control).__name__} “{control.accessibleName()[:40]}”"
            )
    return sorted(missed)


def _walks(control, other):
    """Whether arrow keys lead from *other* to *control*: pieces of a picture, buttons of a row."""
    holder = control.parentWidget()
    while holder is not None and not isinstance(holder, WALKED):
        holder = holder.parentWidget()
    return holder is not None and holder.isAncestorOf(other)


def _has_shortcut(control):
    """Whether the window has a key for what *control* does."""
    named = control.accessibleName().split("  ")[0]
    return any(
        a.shortcut().toString() and a.text().startswith(named) for a in control.window().actions()
    )

"""The real window, which also answers on its standard output where things are.

Run as a program. It shows the wizard on the display it is given, as the installed command does.
Every line on standard input is a question; a line of JSON on standard output is the answer:
``where NAME`` gives the middle of what is called so (or begins so), ``focus`` what has the
focus, ``step`` the key of the step in view, ``names`` everything that can be seen.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from credo_builder.ui.application import open_window


def seen(window):
    """Yield (name, rectangle) of everything assistive technology sees in *window*."""
    waiting = [QAccessible.queryAccessibleInterface(window)]
    while waiting:
        one = waiting.pop(0)
        if one is None or not one.isValid() or one.state().invisible:
            continue
        yield one.text(QAccessible.Text.Name), one.rect()
        waiting += [one.child(at) for at in range(one.childCount())]


def windows():
    """Return the windows that are shown, the one in front first."""
    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    front = QApplication.activePopupWidget() or QApplication.activeWindow()
    return sorted(shown, key=lambda w: w is not front)


def middle(name):
    """Return [x, y] of what is called *name*, or whose name begins so; else None."""
    for window in windows():
        every = list(seen(window))
        for matches in (lambda n: n == name, lambda n: n.startswith(name)):
            for called, place in every:
                if matches(called) and not place.isEmpty():
                    return [place.center().x(), place.center().y()]
    return None


def answer(window, question):
    """Return what *question* asks."""
    verb, _space, rest = question.partition(" ")
    if verb == "where":
        return middle(rest)
    if verb == "focus":
        there = QApplication.focusWidget()
        return there.accessibleName() if there is not None else ""
    if verb == "step":
        return window.area.key if window.area else "start"
    return [name for shown in windows() for name, _place in seen(shown) if name]


def main():
    """Show the window and answer until standard input ends."""
    window = open_window(*sys.argv[1:])

    def listen():
        question = sys.stdin.readline()
        if not question:
            QApplication.quit()
            return
        sys.stdout.write(json.dumps(answer(window, question.rstrip("\n"))) + "\n")
        sys.stdout.flush()

    ear = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    ear.activated.connect(listen)
    QApplication.exec()


if __name__ == "__main__":
    main()

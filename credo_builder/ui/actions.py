"""Every command of the wizard, once: its words, its shortcut, its menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from credo_builder.i18n import _, marked
from credo_builder.ui.language_menu import LanguageMenu
from credo_builder.values import dataclass


@dataclass(frozen=True)
class Command:
    """One command: key in the registry, words, menu it stands in, shortcuts."""

    key: str
    text: str
    menu: str
    keys: tuple[str, ...] = ()
    checkable: bool = False
    line_before: bool = False


MENUS = (
    marked("File"), marked("Edit"), marked("Record"), marked("View"), marked("Go"), marked("Help"),
)  # fmt: skip

COMMANDS = (
    Command("new", "New project…", "File", ("Ctrl+N",)),
    Command("open", "Open…", "File", ("Ctrl+O",)),
    Command("save", "Save", "File", ("Ctrl+S",), line_before=True),
    Command("save_as", "Save as…", "File", ("Ctrl+Shift+S",)),
    Command("earlier", "Earlier states…", "File"),
    Command("compare", "Compare with…", "File", line_before=True),
    Command("since", "What changed since the last edition…", "File"),
    Command("copy_for", "Duplicate for a new client…", "File", line_before=True),
    Command("leftovers", "What still tells of the old client…", "File"),
    Command("keep_starter", "Save as a starter of your own…", "File"),
    Command("import", "Import records…", "File"),
    Command("about_us", "Take About us from a project…", "File"),
    Command("preparer", "Prepared by…", "File"),
    Command("export", "Export…", "File", ("Ctrl+E",), line_before=True),
    Command("close_project", "Close project", "File", ("Ctrl+W",), line_before=True),
    Command("quit", "Quit", "File", ("Ctrl+Q",)),
    Command("undo", "Undo", "Edit", ("Ctrl+Z",)),
    Command("redo", "Redo", "Edit", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command("find", "Find in the project…", "Edit", ("Ctrl+F",), line_before=True),
    Command("replace", "Find and replace…", "Edit", ("Ctrl+H",)),
    Command("add", "Add", "Record", ("Ctrl+Return", "Ctrl+Enter")),
    Command("duplicate", "Duplicate", "Record", ("Ctrl+D",)),
    Command("delete", "Delete", "Record", ("Del",)),
    Command("up", "Move up", "Record", ("Alt+Up",), line_before=True),
    Command("down", "Move down", "Record", ("Alt+Down",)),
    Command("copy_titles", "Copy titles", "Record", ("Ctrl+Shift+C",), line_before=True),
    Command("paste_lines", "Paste lines as new records", "Record", ("Ctrl+Shift+V",)),
    Command("link", "Link…", "Record", ("Ctrl+L",)),
    Command("ours", "All suggestions are ours…", "Record", line_before=True),
    Command("preview", "Preview", "View", ("F9",), checkable=True),
    Command("board", "Picture or list", "View", ("Ctrl+B",)),
    Command("light", "Light", "View", checkable=True, line_before=True),
    Command("dark", "Dark", "View", checkable=True),
    Command("system", "As the desktop", "View", checkable=True),
    Command("contrast", "High contrast", "View", checkable=True),
    Command("next_theme", "Next look", "View", ("Ctrl+Shift+D",)),
    Command("larger", "Larger text", "View", ("Ctrl++", "Ctrl+="), line_before=True),
    Command("smaller", "Smaller text", "View", ("Ctrl+-",)),
    Command("usual", "Usual text size", "View", ("Ctrl+0",)),
    Command("why", "Why we ask", "View", ("Shift+F1",), line_before=True),
    Command("example", "See an example", "View", ("Ctrl+Shift+E",)),
    Command("next", "Next step", "Go", ("Ctrl+PgDown",)),
    Command("back", "Previous step", "Go", ("Ctrl+PgUp",)),
    Command("finding", "Next finding", "Go", ("F8",), line_before=True),
    Command("check", "Check and trace", "Go"),
    Command("publish", "Publish", "Go"),
    Command("pane", "Next part of the window", "Go", ("F6",), line_before=True),
    Command("quick", "Quick path, 9 screens", "Go", checkable=True, line_before=True),
    Command("full", "Full path, 20 steps", "Go", checkable=True),
    Command("workshop", "Workshop path, large type", "Go", checkable=True),
    Command("start", "Start screen", "Go", line_before=True),
    Command("commands", "Everything you can do", "Help", ("F1", "Ctrl+K")),
    Command("words", "Words we use", "Help"),
    Command("about", "About Credo Builder", "Help"),
)

MENU, REASON = "menu", "reason"
"""Properties of an action: the menu it stands in, and why it is not possible now."""
STEP_SHORTCUTS = 9
LANGUAGES_IN = "View"
LOOKS = ("light", "dark", "system", "contrast")


class Actions(QObject):
    """The registry: one `QAction` a command, made once and put into menus.

    Signals:
        language_picked: (tag) the screen is to speak this language; empty for the desktop's.
    """

    language_picked = Signal(str)

    def __init__(self, window: QWidget) -> None:
        """Make every action and let it work anywhere in *window*."""
        super().__init__(window)
        self._made: dict[str, QAction] = {}
        for command in COMMANDS:
            action = QAction(window)
            action.setObjectName(command.key)
            action.setProperty(MENU, command.menu)
            action.setShortcuts([QKeySequence(k) for k in command.keys])
            action.setCheckable(command.checkable)
            action.setMenuRole(QAction.MenuRole.NoRole)
            self._made[command.key] = action
            if command.key == "delete":
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            else:
                window.addAction(action)
        for number in range(1, STEP_SHORTCUTS + 1):
            action = QAction(window)
            action.setShortcut(QKeySequence(f"Ctrl+{number}"))
            action.setProperty("step", number)
            action.setProperty(MENU, "Go")
            self._made[f"step_{number}"] = action
            window.addAction(action)
        self.retell()

    def retell(self) -> None:
        """Say what every command is called in the language of the screen."""
        for command in COMMANDS:
            self._made[command.key].setText(_(command.text))
        for number in range(1, STEP_SHORTCUTS + 1):
            self._made[f"step_{number}"].setText(_("Go to step {n}").format(n=number))

    def __getitem__(self, key: str) -> QAction:
        """Return the action of command *key*."""
        return self._made[key]

    def connect_to(self, slots: dict[str, Callable[..., object]]) -> None:
        """Let commands call their bound methods."""
        for key, slot in slots.items():
            self._made[key].triggered.connect(slot)

    def every(self) -> tuple[QAction, ...]:
        """Return the actions menu by menu, in the order they are listed."""
        made = self._made.values()
        return tuple(a for menu in MENUS for a in made if a.property(MENU) == menu)

    def fill(self, bar: QMenuBar, keys: frozenset[str]) -> None:
        """Put the commands among *keys* into menus on *bar*."""
        bar.clear()
        for name in MENUS:
            menu = QMenu(_(name), bar)
            menu.setTitle(f"&{_(name)}")
            self._fill_menu(menu, name, keys)
            if not menu.isEmpty():
                bar.addMenu(menu)

    def _fill_menu(self, menu: QMenu, name: str, keys: frozenset[str]) -> None:
        for command in COMMANDS:
            if command.menu != name or command.key not in keys:
                continue
            if command.line_before and not menu.isEmpty():
                menu.addSeparator()
            menu.addAction(self._made[command.key])
        if name == LANGUAGES_IN:
            menu.addSeparator()
            offered = LanguageMenu(menu)
            offered.picked.connect(self.language_picked)
            menu.aboutToShow.connect(offered.fill)
            menu.addMenu(offered)


EVERY = frozenset(c.key for c in COMMANDS)
ON_START = frozenset({
    "open", "quit", "find", "light", "dark", "system", "contrast", "next_theme", "larger",
    "smaller", "usual", "commands", "words", "about", "preparer",
})  # fmt: skip

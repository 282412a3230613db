"""Which way imports point, which toolkit stays where, and how large a file may grow."""

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

import credo_builder
from credo_builder.chapters import CHAPTERS

PACKAGE = Path(credo_builder.__file__).parent
MOST_FILE_LINES = 400
MOST_FUNCTION_LINES = 60
BASE = {"errors", "extraction", "i18n", "assets", "values"}
LOWER = {
    **dict.fromkeys(BASE, BASE),
    "": set(),
    "domain": BASE,
    "chapters": {"domain", *BASE},
    "audit": {"chapters", "domain", *BASE},
    "storage": {"chapters", "domain", *BASE},
    "compose": {"audit", "chapters", "domain", *BASE},
    "render": {"compose", "audit", "chapters", "domain", *BASE},
}
LOWER["pack"] = {"render", *LOWER["render"]}
LOWER["app"] = {"pack", "storage", *LOWER["pack"]}
LOWER["commands"] = LOWER["ui"] = {"app", *LOWER["app"]}
LOWER["cli"] = {"commands", *LOWER["commands"]}
LOWER["__main__"] = {"ui", *LOWER["ui"]}
"""Each room of the package to the rooms it may import from besides its own."""

TOOLKITS = {
    "PySide6": {"ui", "__main__"},
    "shiboken6": {"ui"},
    "reportlab": {"render", "pack"},
    "jinja2": {"compose"},
    "markdown_it": {"compose"},
    "click": {"cli", "commands"},
    "docx": {"render", "pack"},
    "PIL": {"render", "pack", "storage"},
}
"""Each toolkit to the rooms that may use it."""

STDLIB_ONLY = {
    "",
    "errors",
    "extraction",
    "i18n",
    "assets",
    "values",
    "domain",
    "chapters",
    "audit",
}
NETWORK = {
    "_socket", "_ssl", "aiohttp", "asyncio", "ftplib", "grpc", "http", "httpx", "imaplib",
    "multiprocessing", "nntplib", "poplib",
    "requests", "smtplib", "socket", "socketserver", "ssl", "telnetlib", "urllib.error",
    "urllib.request", "urllib.robotparser", "urllib3", "webbrowser", "websockets", "wsgiref",
    "xmlrpc", "PySide6.QtNetwork", "PySide6.QtNetworkAuth", "PySide6.QtWebChannel",
    "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "PySide6.QtWebSockets",
    "PySide6.QtHttpServer", "PySide6.QtDBus", "PySide6.QtBluetooth", "PySide6.QtRemoteObjects",
    "PySide6.QtQml", "PySide6.QtSerialPort",
}  # fmt: skip
STEP_ORDER = [c.key for c in CHAPTERS]
BESIDE_STEPS = {
    "base": -1,
    "trades": 0,
    "reach": 0,
    "statements": STEP_ORDER.index("mindset"),
    "readings": STEP_ORDER.index("mindset"),
    "freedom": STEP_ORDER.index("policies"),
    "recovery": STEP_ORDER.index("policies"),
}
"""Modules that share a step's page: the step before which they stand."""


@dataclass(frozen=True, repr=False)
class Source:
    """A module of the package: its dotted name below it, and its text."""

    name: str
    text: str

    @property
    def room(self) -> str:
        return self.name.split(".", maxsplit=1)[0]

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def imports(self) -> set[str]:
        """The dotted names imported, those inside functions too."""
        found = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                assert not node.level, f"{self.name} imports relatively"
                found |= {f"{node.module}.{alias.name}" for alias in node.names}
            elif is_import_by_name(node):
                found.add(node.args[0].value)
        return found

    def inside(self) -> set[str]:
        """Return the names imported from the package, without its own."""
        start = "credo_builder."
        return {name.removeprefix(start) for name in self.imports if name.startswith(start)}


def is_import_by_name(node):
    """Whether *node* calls import_module with a name that can be read."""
    if not isinstance(node, ast.Call) or not node.args:
        return False
    called = getattr(node.func, "attr", getattr(node.func, "id", ""))
    given = node.args[0]
    return called in ("import_module", "__import__") and isinstance(given, ast.Constant)


def sources():
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.name == "compiled.py":  # written when the program is built or installed
            continue
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        yield Source(name, path.read_text(encoding="utf-8"))


SOURCES = tuple(sources())


def upward(source):
    """Return what *source* imports from rooms above or beside its own."""
    rooms = set(LOWER) - {""}
    reached = {name for name in source.inside() if name.split(".")[0] in rooms}
    allowed = {source.room, *LOWER[source.room]}
    return {name for name in reached if name.split(".")[0] not in allowed}


def misplaced(source):
    """Return the toolkits that *source* uses outside their rooms."""
    used = {name.split(".")[0] for name in source.imports}
    return {name for name in used if source.room not in TOOLKITS.get(name, {source.room})}


def foreign(source):
    """Return what *source* imports that is neither of Python nor ours."""
    used = {name.split(".")[0] for name in source.imports}
    return used - set(sys.stdlib_module_names) - {"credo_builder"}


def networked(source):
    """Return the modules by which *source* could reach a network."""
    return {
        name
        for name in source.imports
        if any(name == banned or name.startswith(f"{banned}.") for banned in NETWORK)
    }


def step_of(module):
    """Return the place of a chapter module in the wizard's order, helpers just before theirs."""
    if module in BESIDE_STEPS:
        return BESIDE_STEPS[module] - 0.5
    return STEP_ORDER.index(module)


def later_steps(source):
    """Return the chapter modules *source* imports that do not stand before it."""
    if source.room != "chapters" or source.name == "chapters":
        return set()
    own = source.name.split(".")[1]
    modules = {n.split(".")[1] for n in source.inside() if n.startswith("chapters.")}
    return {m for m in modules if m != own and step_of(m) > step_of(own)}


def long_functions(source):
    """Return the functions of *source* that are longer than allowed, with their lines."""
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    lengths = {
        node.name: (node.end_lineno or 0) - node.lineno + 1
        for node in ast.walk(source.tree)
        if isinstance(node, kinds)
    }
    return {name: lines for name, lines in lengths.items() if lines > MOST_FUNCTION_LINES}


def lines_over(source):
    """Return by how many lines *source* is too long, 0 when it is not."""
    return max(0, len(source.text.splitlines()) - MOST_FILE_LINES)


def breaches(check, rooms=frozenset(LOWER)):
    """Return module to what *check* says of it, for the modules of *rooms* that break it."""
    said = {s.name: check(s) for s in SOURCES if s.room in rooms}
    return {name: what for name, what in said.items() if what}


def test_imports_point_down():
    """A module imports its own layer and those below, and never relatively."""
    assert {} == breaches(upward)


def test_toolkits_stay_in_their_rooms():
    """Qt is in the interface alone, ReportLab where paper is made, Jinja where it is composed."""
    assert {} == breaches(misplaced)


def test_nothing_reaches_for_the_network():
    """No module could open a connection, not even inside a function."""
    assert {} == breaches(networked)


def test_no_file_is_longer_than_400_lines():
    """A file is a room one can live in."""
    assert {} == breaches(lines_over)


def test_no_function_is_longer_than_60_lines():
    """A function can be read at a glance."""
    assert {} == breaches(long_functions)


def test_the_method_needs_python_alone():
    """Vocabulary, chapters and audit import nothing that has to be installed."""
    assert {} == breaches(foreign, STDLIB_ONLY)


def test_a_chapter_imports_only_earlier_chapters():
    """The order of the wizard is the order of imports, so no circle is possible."""
    assert {} == breaches(later_steps, {"chapters"})


def test_every_room_has_its_place():
    """No module stands in a room that the layers do not know."""
    assert set() == {source.room for source in SOURCES} - set(LOWER)


def test_every_chapter_module_has_its_place():
    """A module among the chapters is a step, or stands beside one."""
    modules = {s.name.split(".")[1] for s in SOURCES if s.name.startswith("chapters.")}

    assert set(STEP_ORDER) <= modules
    assert modules == {*STEP_ORDER, *BESIDE_STEPS}


LONG = "def f():\n" + "    pass\n" * MOST_FUNCTION_LINES


@pytest.mark.parametrize(
    ("check", "name", "text", "expected"),
    [
        (upward, "domain.x", "from credo_builder.chapters import CHAPTERS", {"chapters.CHAPTERS"}),
        (upward, "domain.x", "from credo_builder import audit", {"audit"}),
        (upward, "storage.x", "import credo_builder.compose.order", {"compose.order"}),
        (upward, "render.x", "from credo_builder.storage import load", {"storage.load"}),
        (upward, "app.x", "def f():\n    from credo_builder.ui import page", {"ui.page"}),
        (upward, "cli", "import importlib\nimportlib.import_module('credo_builder.ui.page')",
         {"ui.page"}),
        (misplaced, "app.x", "from PySide6.QtCore import QObject", {"PySide6"}),
        (misplaced, "compose.x", "import reportlab.lib", {"reportlab"}),
        (misplaced, "ui.x", "if True:\n    import jinja2", {"jinja2"}),
        (misplaced, "__main__", "import click", {"click"}),
        (networked, "app.x", "import urllib.request", {"urllib.request"}),
        (networked, "app.x", "from urllib import request", {"urllib.request"}),
        (networked, "ui.x", "from PySide6 import QtNetwork", {"PySide6.QtNetwork"}),
        (networked, "app.x", "def f():\n    import socket", {"socket"}),
        (foreign, "domain.x", "import attrs", {"attrs"}),
        (later_steps, "chapters.promises", "from credo_builder.chapters.moments import Moment",
         {"moments"}),
        (later_steps, "chapters.segments", "from credo_builder.chapters import credo", {"credo"}),
        (later_steps, "chapters.freedom", "import credo_builder.chapters.policies", {"policies"}),
        (long_functions, "app.x", LONG, {"f": MOST_FUNCTION_LINES + 1}),
        (lines_over, "app.x", "\n" * (MOST_FILE_LINES + 3), 3),
    ],
)  # fmt: skip
def test_each_check_bites(check, name, text, expected):
    """A breach in a module is named, wherever in the file it hides."""
    assert expected == check(Source(name, text))


@pytest.mark.parametrize(
    ("check", "name", "text", "expected"),
    [
        (upward, "ui.x", "from credo_builder.app.session import Session", set()),
        (upward, "audit.x", "from credo_builder import i18n, __version__", set()),
        (misplaced, "ui.x", "from PySide6.QtCore import QObject", set()),
        (networked, "ui.x", "from urllib.parse import quote\nfrom html import escape", set()),
        (foreign, "domain.x", "import dataclasses\nfrom credo_builder import errors", set()),
        (later_steps, "chapters.moments",
         "from credo_builder.chapters.outcome import Feeling", set()),
        (later_steps, "chapters.policies",
         "from credo_builder.chapters.freedom import Empowerment", set()),
        (long_functions, "app.x", LONG.removesuffix("    pass\n"), {}),
        (lines_over, "app.x", "\n" * MOST_FILE_LINES, 0),
    ],
)  # fmt: skip
def test_each_check_lets_the_allowed_pass(check, name, text, expected):
    """What the house allows is no breach."""
    assert expected == check(Source(name, text))


def test_relative_imports_are_refused():
    """An import with dots in front says nothing about its layer, so it is an error."""
    with pytest.raises(AssertionError, match="imports relatively"):
        upward(Source("app.x", "from . import session"))

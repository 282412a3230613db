"""The few places that start a program, decode a picture, run code or open something outside."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import credo_builder

PACKAGE = Path(credo_builder.__file__).parent
DOORS = {
    "starts a program": (
        {"subprocess", "multiprocessing", "QProcess", "popen", "system", "spawnv", "execv",
         "startDetached", "startfile", "posix_spawn", "fork", "forkpty"},
        {"storage/picture_process.py", "ui/preview_process.py", "app/batch_pool.py"},
    ),
    "runs code that is data": (
        {"eval", "exec", "pickle", "marshal", "shelve", "runpy", "code", "dill", "yaml"},
        {"values.py", "app/page_orders.py"},
    ),
    "decodes a picture": (
        {"PngImageFile", "JpegImageFile", "fromData", "loadFromData", "QImageReader", "QMovie"},
        {"render/pdf/pictures.py", "ui/editors/looks.py"},
    ),
    "draws what a file says": (
        {"QSvgRenderer", "QSvgWidget", "svglib", "QTextBrowser", "QWebEngineView"},
        {"ui/icons.py"},
    ),
    "opens something outside": ({"QDesktopServices", "openUrl"}, {"ui/pages/publish.py"}),
}  # fmt: skip
"""What it is to the names that do it, and the files that may."""
CALLED_ALONE = {"eval", "exec"}
"""Names that mean it only as functions: windows have a method of that name."""


def names(text: str) -> Iterator[str]:
    """Yield every name that *text* imports, calls or takes from something."""
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Import():
                yield from (alias.name.split(".")[0] for alias in node.names)
            case ast.ImportFrom():
                yield (node.module or "").split(".")[0]
                yield from (alias.name for alias in node.names)
            case ast.Attribute() if node.attr not in CALLED_ALONE | {"code", "system"}:
                yield node.attr
            case ast.Call(func=ast.Name(id=name)):
                yield name
            case ast.Call(func=ast.Attribute(value=ast.Name(id="os"), attr="system")):
                yield "system"


@cache
def named(text: str) -> frozenset[str]:
    """Return the names of *text*, looked for once."""
    return frozenset(names(text))


def behind(door: str, sources: dict[str, str]) -> set[str]:
    """Return the files among *sources* that go through *door*."""
    signs, _ = DOORS[door]
    return {path for path, text in sources.items() if signs & named(text)}


SOURCES = {
    path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(PACKAGE.rglob("*.py"))
    if path.name != "compiled.py"
}


@pytest.mark.parametrize("door", DOORS)
def test_only_known_places_go_through_a_door(door: str) -> None:
    """Whoever reads those few files has read all that could do harm that way."""
    assert DOORS[door][1] == behind(door, SOURCES)


@pytest.mark.parametrize(
    ("door", "text"),
    [
        ("starts a program", "import os\nos.system('x')"),
        ("starts a program", "def f():\n    import subprocess"),
        ("runs code that is data", "eval('1')"),
        ("runs code that is data", "from pickle import loads"),
        ("decodes a picture", "QImage.fromData(x)"),
        ("draws what a file says", "from PySide6.QtSvg import QSvgRenderer"),
        ("opens something outside", "QDesktopServices.openUrl(x)"),
    ],
)
def test_a_new_place_is_noticed(door: str, text: str) -> None:
    """The search bites, wherever in a file it is."""
    assert {"x.py"} == behind(door, {"x.py": text})


def test_what_is_opened_outside_is_a_file_here() -> None:
    """A file or folder of this computer goes to the desktop, never an address a project told."""
    calls = [
        ast.unparse(node.args[0])
        for node in ast.walk(ast.parse(SOURCES["ui/pages/publish.py"]))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "openUrl"
    ]

    assert calls
    assert {True} == {call.startswith("QUrl.fromLocalFile(") for call in calls}

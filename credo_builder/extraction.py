"""Which texts of the sources a catalogue has to hold, for Babel's ``pybabel extract``.

Texts are called by `credo_builder.i18n` where they are said, or declared: a prompt, a hint, a
term stand in the declaration of a field and are translated where they are shown. Both are
read from the sources here, so that a new question needs no list of its own.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import IO

Found = tuple[int, str, str | tuple[str, str], list[str]]
CALLED = ("_", "marked", "small", "tell", "told")
DECLARED = {
    "prompt", "hint", "examples", "words", "question", "lead", "why", "example", "fold",
    "explanation",
}  # fmt: skip
TITLED = {"rule", "Chapter", "Step", "Output"}
"""Calls whose name and title are texts, too."""
BY_PLACE = {"Command": (1,), "Leaf": (1,), "Variant": (1,)}
"""Calls whose texts stand at these places."""
PLURALS = {
    "plural": (0, 1),
    "told_of": (0, 1),
    "forms": (0, 1),
    "counted": (1, 2),
    "counted_short": (1, 2),
}


def texts(
    fileobj: IO[bytes], keywords: object, comment_tags: object, options: Mapping[str, str]
) -> Iterator[Found]:
    """Yield (line, function, text or its two forms, comments) of one source file, as Babel asks.

    The option ``calls`` names further functions whose first argument is a text.
    """
    del keywords, comment_tags
    called = {*CALLED, *options.get("calls", "").split()}
    tree = ast.parse(fileobj.read())
    _name_constants(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _called(node, called)
        elif isinstance(node, ast.ClassDef):
            yield from _classed(node)


def _name_constants(tree: ast.Module) -> None:
    """Put the text of a constant in the place of its name, where a declaration uses it."""
    held = {
        one.targets[0].id: one.value
        for one in tree.body
        if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and isinstance(node.value, ast.Name):
            node.value = held.get(node.value.id, node.value)


def _called(node: ast.Call, called: set[str]) -> Iterator[Found]:
    name = _name(node.func)
    if name in called and node.args:
        yield from _singles(node.args[0])
    for place in BY_PLACE.get(name, ()):
        if place < len(node.args):
            yield from _singles(node.args[place])
    if name in PLURALS:
        yield from _forms(node, *PLURALS[name])
    for given in node.keywords:
        titled = name in TITLED and given.arg in ("name", "title", "about")
        if titled or given.arg in DECLARED:
            yield from _singles(given.value)


def _forms(node: ast.Call, one: int, many: int) -> Iterator[Found]:
    if len(node.args) > many:
        forms = (_text(node.args[one]), _text(node.args[many]))
        if all(forms):
            yield node.lineno, "ngettext", forms, []
            if _name(node.func) == "forms":
                yield node.lineno, "gettext", forms[1], []
    elif len(node.args) == many and _name(node.func) == "counted":
        single = _text(node.args[one])
        if single:
            yield node.lineno, "ngettext", (single, f"{single}s"), []


def _classed(node: ast.ClassDef) -> Iterator[Found]:
    """Yield the terms of a record type, and the words of fixed choices."""
    if any(_name(base) in ("Term", "Enum") for base in node.bases):
        for one in node.body:
            if isinstance(one, ast.Assign):
                yield from _member(one.value)
        return
    held = {
        one.target.id: one.value
        for one in node.body
        if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name) and one.value
    }
    if "term" in held and "terms" in held:
        forms = _text(held["term"]), _text(held["terms"])
        if all(forms):
            yield held["term"].lineno, "ngettext", forms, []
            yield held["terms"].lineno, "gettext", forms[1], []


def _member(value: ast.expr) -> Iterator[Found]:
    parts = value.elts if isinstance(value, ast.Tuple) else [value]
    words = [_text(part) for part in parts]
    shown = words[1:] if len(words) > 1 else []
    if words and not (shown and shown[0]):
        shown = [words[0].replace("_", " ").capitalize(), words[0], *shown]
    for word in shown:
        if word:
            yield value.lineno, "gettext", word, []


def _singles(node: ast.expr) -> Iterator[Found]:
    if isinstance(node, ast.IfExp):
        yield from _singles(node.body)
        yield from _singles(node.orelse)
        return
    for one in node.elts if isinstance(node, (ast.Tuple, ast.List)) else [node]:
        text = _text(one)
        if text:
            yield one.lineno, "gettext", text, []


def _text(node: ast.expr) -> str:
    plain = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return str(node.value) if plain and isinstance(node, ast.Constant) else ""


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""

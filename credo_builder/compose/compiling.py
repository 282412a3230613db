"""Writes the module of compiled templates; only building and installing need this."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jinja2 import Environment, nodes

from credo_builder.compose.ahead import checksum, maker

_HEAD = '''"""The templates, compiled; written when the program is built, never by hand."""

# mypy: ignore-errors

MADE_BY = {maker!r}
'''
_GLOBALS = re.compile(
    r"^(?:from \S+ import (.+)|(name|blocks|debug_info) = .*|def (\w+)\(.*)$", re.MULTILINE
)
_LINES = re.compile(r"^debug_info = '(.*)'$", re.MULTILINE)


def module_text(environment: Environment, names: Iterable[str]) -> str:
    """Return the text of `ahead.MODULE` for the templates *names* of *environment*.

    Raises:
        jinja2.TemplateError: a template is missing or broken.
    """
    text = _HEAD.format(maker=maker(environment))
    held = []
    for number, name in enumerate(sorted(names)):
        if environment.loader is None:
            break
        source, _, _ = environment.loader.get_source(environment, name)
        if _counts_on_filters(environment, source):
            continue
        raw = environment.compile(source, name, name, raw=True)
        text += f"\n\ndef _code_{number}():\n    global {', '.join(_named(raw))}\n"
        text += _indented(raw, text.count("\n"))
        held.append(f"    {name!r}: ({checksum(source)!r}, _code_{number}),\n")
    return f"{text}\n\nCODE = {{\n{''.join(held)}}}\n"


def _counts_on_filters(environment: Environment, source: str) -> bool:
    """Whether a filter works on fixed words, so that its answer would be part of the code."""
    for node in environment.parse(source).find_all(nodes.Filter):
        try:
            node.as_const()
        except nodes.Impossible:
            continue
        return True
    return False


def _named(raw: str) -> list[str]:
    """Return the names that compiled code leaves in its module."""
    found: set[str] = set()
    for imported, assigned, defined in _GLOBALS.findall(raw):
        found.update(part.split()[-1] for part in imported.split(",") if part)
        found.update(filter(None, (assigned, defined)))
    return sorted(found)


def _indented(raw: str, lines_above: int) -> str:
    """Return *raw* as the body of a function that starts below *lines_above* lines.

    The table that leads from a line of code to a line of the template is kept true.
    """

    def moved(found: re.Match[str]) -> str:
        pairs = (pair.split("=") for pair in found[1].split("&") if pair)
        told = "&".join(f"{line}={int(at) + lines_above}" for line, at in pairs)
        return f"debug_info = '{told}'"

    body = _LINES.sub(moved, raw)
    return "".join(f"    {line}\n" if line else "\n" for line in body.splitlines())

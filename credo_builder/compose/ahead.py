"""Templates compiled ahead of time, as a module of the package carries them.

Compiling thirty templates takes several times as long as composing with them. Whoever
builds or installs the program therefore writes `MODULE` once (``compose.compiling``), and
`Ahead` hands its code to Jinja2. It is code of the package like any other: nothing is
written while the program runs, and nothing is read from a place that only a user may write
to. A template that changed since, and every template under another Jinja2, is compiled
afresh.
"""

from __future__ import annotations

from hashlib import sha1
from importlib import import_module
from typing import Any

import jinja2
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

MODULE = "credo_builder.compose.compiled"


class Ahead(BytecodeCache):
    """Code of templates from `MODULE`, where it was made of the same text by the same Jinja2."""

    def __init__(self, environment: Environment) -> None:
        """Take what the module holds for *environment*; nothing where there is no module."""
        self._held: dict[str, tuple[str, Any]] = {}
        try:
            module: Any = import_module(MODULE)
        except ModuleNotFoundError:
            return
        if maker(environment) == getattr(module, "MADE_BY", ""):
            self._held = module.CODE

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002
        """Return what a template is found by: its *name*."""
        return name

    def get_source_checksum(self, source: str) -> str:
        """Return what tells two texts of a template apart."""
        return checksum(source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give *bucket* the code made of the very text it is for."""
        made_of, code = self._held.get(bucket.key, ("", None))
        if made_of == bucket.checksum:
            bucket.code = code.__code__.replace(co_filename=bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep nothing: what was compiled while the program runs is gone with it."""


def checksum(source: str) -> str:
    """Return what tells two texts of a template apart, hexadecimal."""
    return sha1(source.encode(), usedforsecurity=False).hexdigest()


def maker(environment: Environment) -> str:
    """Return what compiled code depends on besides its template."""
    options = (
        environment.trim_blocks,
        environment.lstrip_blocks,
        environment.autoescape,
        environment.undefined.__name__,
        bool(environment.finalize),
        environment.sandboxed,
    )
    told = sorted(
        (name, str(getattr(made, "jinja_pass_arg", "")))
        for named in (environment.filters, environment.tests, environment.globals)
        for name, made in named.items()
    )
    return f"jinja2 {jinja2.__version__} {options} {checksum(repr(told))}"

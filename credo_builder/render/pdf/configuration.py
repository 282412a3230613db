"""ReportLab as this program wants it: deaf to the environment, closed to the network.

Imported before anything else of the package, for ReportLab reads its settings once, when it
is first imported, from ``RL_*`` variables and from modules it finds on the search path.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

import PIL

_SETTINGS_MODULES = (
    "reportlab.local_rl_mods",
    "reportlab.local_rl_settings",
    "reportlab_mods",
    "reportlab_settings",
)
"""Modules that ReportLab executes when it finds them, and in whose place it finds nothing."""


class _WhenAsked(ModuleType):
    """Stands for the module of its name, which is imported when something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self.__name__), name)


@contextmanager
def _pillow_later() -> Iterator[None]:
    """Spare whoever imports Pillow's images meanwhile the time, until a picture needs them.

    ReportLab does, and few documents have pictures for which Pillow is needed.
    """
    if hasattr(PIL, "Image"):
        yield
        return
    later = _WhenAsked("PIL.Image")
    vars(PIL)["Image"] = later
    try:
        yield
    finally:
        if vars(PIL).get("Image") is later:
            del vars(PIL)["Image"]


def _import_reportlab() -> tuple[Any, Any, Any]:
    """Import ReportLab while nobody else's settings can be seen.

    An empty module in the place of each is found before the working directory is searched,
    and keeps ReportLab from executing files of the home folder, its last resort.
    """
    for name in [n for n in os.environ if n.startswith("RL_")]:
        del os.environ[name]
    before = {name: sys.modules.get(name) for name in _SETTINGS_MODULES}
    sys.modules.update({name: ModuleType(name) for name in _SETTINGS_MODULES})
    try:
        with _pillow_later():
            from reportlab import rl_config  # noqa: PLC0415  settings must be shut out first
            from reportlab.pdfbase import pdfdoc, ttfonts  # noqa: PLC0415
    finally:
        for name, module in before.items():
            if module is None:
                sys.modules.pop(name, None)
            else:
                sys.modules[name] = module
    return rl_config, pdfdoc, ttfonts


_FIRST_OWN = 0x110000
_said: list[str] = []
"""What glyphs without a character of their own say; their codes count on from there."""


def code_for(said: str) -> int:
    """Return a new code, above all characters, for a glyph that says *said*."""
    _said.append(said)
    return _FIRST_OWN + len(_said) - 1


def _words_of(code: int) -> str:
    return chr(code) if code < _FIRST_OWN else _said[code - _FIRST_OWN]


def _to_unicode(name: str, subset: list[int]) -> str:
    """ToUnicode map of one font subset, right above U+FFFF too (ReportLab's own is not)."""
    lines = [
        f"<{i:02X}> <{_words_of(code).encode('utf-16-be').hex().upper()}>"
        for i, code in enumerate(subset)
    ]
    chunks = [lines[i : i + 100] for i in range(0, len(lines), 100)]
    mapped = "\n".join(f"{len(c)} beginbfchar\n" + "\n".join(c) + "\nendbfchar" for c in chunks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def\n"
        f"/CMapName /{name} def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
        f"{mapped}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )


def _configure() -> None:
    config, pdfdoc, ttfonts = _import_reportlab()
    config.trustedHosts = None
    config.trustedSchemes = []
    config.useA85 = 0
    config.invariant = 1
    config.pageCompression = 1
    config.pdfComments = 0
    plain_format = pdfdoc.PDFStream.format

    def format_with_line_end(self: Any, owner: Any) -> bytes:
        # PDF/A 6.1.7.1 wants a line end before endstream; ReportLab leaves it out.
        written: bytes = plain_format(self, owner)
        return written[: -len(b"endstream\n")] + b"\nendstream\n"

    pdfdoc.PDFStream.format = format_with_line_end
    ttfonts.makeToUnicodeCMap = _to_unicode


_configure()

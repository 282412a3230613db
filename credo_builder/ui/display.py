"""Whether a window can be shown here at all, found out before Qt is asked.

Qt aborts the process when its platform plugin cannot start; this says in words what
is missing instead. Imports no Qt.
"""

from __future__ import annotations

import ctypes
import importlib
import os
import sys
from collections.abc import Mapping
from pathlib import Path

XCB_LIBRARIES = {
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
}
EVERYWHERE = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl"),
    "libGL.so.1": ("libgl1", "libglvnd-glx"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
}
INSTEAD = "Without a screen you can still make documents: credo build PROJECT.credo"


def hindrance(environment: Mapping[str, str] | None = None) -> str:
    """Return why no window can be shown, with what to do; empty when one can."""
    around = os.environ if environment is None else environment
    if not sys.platform.startswith("linux"):
        return _missing_toolkit()
    missing = _absent(EVERYWHERE)
    if missing:
        return missing
    platform = around.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if not platform:
        platform = _reachable(around)
        if not platform:
            return _no_screen(around)
    missing = _absent(XCB_LIBRARIES) if platform == "xcb" else ""
    return missing or _missing_toolkit()


def _reachable(around: Mapping[str, str]) -> str:
    """Return wayland or xcb, whichever answers; empty when neither does."""
    name = around.get("WAYLAND_DISPLAY", "")
    if name and (Path(around.get("XDG_RUNTIME_DIR", "/")) / name).is_socket():
        return "wayland"
    return "xcb" if around.get("DISPLAY") and _x_answers(around["DISPLAY"]) else ""


def _x_answers(display: str) -> bool:
    """Whether an X server answers at *display*; yes where that cannot be found out."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed


def _no_screen(around: Mapping[str, str]) -> str:
    named = [f"{n}={around[n]}" for n in ("WAYLAND_DISPLAY", "DISPLAY") if around.get(n)]
    if named:
        told = f"The screen cannot be reached: nothing answers at {', '.join(named)}."
    else:
        told = (
            "There is no screen to show a window on: neither DISPLAY nor WAYLAND_DISPLAY is set."
        )
    return f"{told}\n{INSTEAD}"


def _absent(libraries: Mapping[str, tuple[str, str]]) -> str:
    gone = [name for name in libraries if not _loads(name)]
    if not gone:
        return ""
    debian = " ".join(libraries[name][0] for name in gone)
    fedora = " ".join(libraries[name][1] for name in gone)
    return (
        f"The window needs {', '.join(gone)}, which this system lacks.\n"
        f"On Debian or Ubuntu: sudo apt install {debian}\n"
        f"On Fedora: sudo dnf install {fedora}\n{INSTEAD}"
    )


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _missing_toolkit() -> str:
    try:
        importlib.import_module("PySide6.QtWidgets")
    except ImportError as fault:
        return f"The window toolkit cannot be loaded: {fault}\n{INSTEAD}"
    return ""

"""Which running program something belongs to, and whether that program is gone."""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path

from credo_builder.values import dataclass

_STARTED = 22 - 3
"""Where the time of its start stands in /proc/PID/stat, counted after the name."""


@dataclass(frozen=True)
class Process:
    """A running program on some computer.

    Attributes:
        host: name of the computer.
        pid: number of the process there.
        started: what tells it from another that gets the number later; empty if unknown.
    """

    host: str
    pid: int
    started: str = ""

    @property
    def is_here(self) -> bool:
        """Whether it runs, or ran, on this computer."""
        return self.host == platform.node()

    @property
    def is_gone(self) -> bool:
        """Whether it surely runs no more; of another computer nobody can say that."""
        if not self.is_here:
            return False
        if not _is_running(self.pid):
            return True
        now = _started(self.pid)
        return bool(self.started and now) and self.started != now


def this_process() -> Process:
    """Return the program that asks."""
    pid = os.getpid()
    return Process(platform.node(), pid, _started(pid))


def _started(pid: int) -> str:
    """Return the boot and the tick at which *pid* began, where the system tells."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        line = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return f"{boot[:8]}-{line.rpartition(')')[2].split()[_STARTED]}"


def _is_running(pid: int) -> bool:
    if pid <= 0:
        return False
    if sys.platform == "win32":
        return _is_running_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # it is somebody else's
    return True


def _is_running_on_windows(pid: int) -> bool:
    import ctypes  # noqa: PLC0415  asked on Windows alone

    limited_information, still_active = 0x1000, 259
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    handle = kernel.OpenProcess(limited_information, 0, pid)
    if not handle:
        access_denied = 5
        return bool(ctypes.get_last_error() == access_denied)  # type: ignore[attr-defined,unused-ignore]
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return code.value == still_active

"""Runs of the program where everything round it is hostile, watched by the system."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import credo_builder
from credo_builder import assets

TRAPS = (
    "reportlab_settings", "reportlab_mods", "rl_settings", "local_reportlab_settings",
    "sitecustomize", "usercustomize", "jinja2", "markupsafe", "PIL", "click", "json", "encodings",
    "credo_builder", "PySide6", "platformdirs", "reportlab", "markdown_it", "bidi", "uharfbuzz",
)  # fmt: skip
"""Modules that somebody may leave in a folder, hoping that they are imported from there."""
CONTROL = {
    "RL_trustedHosts": "evil.example",
    "RL_trustedSchemes": "http",
    "RL_verbose": "1",
    "PYTHONSTARTUP": "{folder}/sitecustomize.py",
    "JINJA2_CACHE": "{folder}",
}
"""Variables that programs underneath would hear."""

_SYSTEM = (
    "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/share/fonts",
    "/usr/local/share/fonts", "/usr/share/fontconfig", "/usr/share/locale", "/usr/share/X11",
    "/usr/share/zoneinfo", "/usr/share/mime", "/usr/share/icons", "/usr/share/glib-2.0",
    "/usr/share/glvnd", "/usr/share/drirc.d", "/usr/share/xml/fontconfig",
    "/usr/local/share/fontconfig", "/var/cache/fontconfig", "/var/lib/dbus/machine-id",
    "/etc/fonts", "/etc/ld.so.cache", "/etc/ld.so.preload", "/etc/localtime", "/etc/timezone",
    "/etc/ssl/openssl.cnf", "/etc/machine-id", "/etc/locale.alias", "/etc/mime.types",
    "/etc/os-release", "/etc/debian_version", "/proc/self", "/proc/sys/vm/overcommit_memory",
    "/proc/sys/kernel/random/boot_id", "/proc/stat", "/proc/meminfo", "/proc/cpuinfo",
    "/sys/devices/system/cpu", "/sys/fs/cgroup", "/dev/null", "/dev/urandom", "/dev/random",
)  # fmt: skip
"""What libraries, fonts and time need of the system; nothing in it is about a person."""
_OPENED = re.compile(
    r'^\d+ +(?:open|openat|openat2|creat)\((?:AT_FDCWD, |\d+(?:<[^>]*>)?, )?"([^"]*)".* = \d'
)
_SOCKET = re.compile(r"^\d+ +(socket|connect|sendto|bind)\(.*(AF_INET6?|AF_NETLINK|AF_PACKET)")


@dataclass
class Run:
    """A run that is over: how it ended, what it said, and what it asked of the system."""

    code: int
    said: str
    calls: list[str]
    folder: Path

    @property
    def sockets(self) -> list[str]:
        """Every call that is about a network."""
        return [call for call in self.calls if _SOCKET.match(call)]

    @property
    def opened(self) -> set[str]:
        """The files that were opened."""
        found = (_OPENED.match(call) for call in self.calls)
        work = self.folder / "work"
        return {os.path.normpath(work / one[1]) for one in found if one}

    @property
    def strange(self) -> list[str]:
        """The files that were opened outside the roots that are allowed."""
        return sorted(path for path in self.opened if not _is_below(path, self.roots()))

    @property
    def started(self) -> list[str]:
        """The programs that were started, without those that watch."""
        found = [re.search(r'execve\("([^"]*)".* = 0$', call) for call in self.calls]
        return [one[1] for one in found if one and "unshare" not in one[1]]

    def roots(self) -> dict[str, str]:
        """Return each allowed folder or file, and what it is."""
        package = Path(credo_builder.__file__).parent
        kinds = {
            str(package): "package",
            str(package.parent): "package",
            str(Path(str(assets.root())).resolve()): "package",
            str(self.folder / "home"): "state",
            str(self.folder / "work"): "project",
            str(self.folder / "tmp"): "temporary",
        }
        for prefix in {sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix}:
            kinds[str(Path(prefix))] = kinds[str(Path(prefix).resolve())] = "Python"
        return {**dict.fromkeys(_SYSTEM, "system"), **kinds}

    def told(self) -> str:
        """Return in a line how many files of which kind were opened."""
        roots, counted = self.roots(), {}
        for path in self.opened:
            below = [root for root in roots if _is_below(path, {root: ""})]
            kind = roots[max(below, key=len)] if below else "strange"
            counted[kind] = counted.get(kind, 0) + 1
        kinds = ", ".join(f"{kind} {number}" for kind, number in sorted(counted.items()))
        return f"opened {len(self.opened)} files ({kinds}), {len(self.sockets)} sockets"


def _is_below(path: str, roots: dict[str, str]) -> bool:
    own_process = re.fullmatch(r"/proc/\d+/\w+", path) is not None
    return own_process or any(path == r or path.startswith(f"{r}/") for r in roots)


def lay_traps(folder: Path) -> Path:
    """Fill *folder* with modules that leave a mark when they are imported; return the mark."""
    mark = folder.parent / "mark"
    code = f"open({str(mark)!r}, 'a').write(__file__ + chr(10))\n"
    for name in TRAPS:
        (folder / f"{name}.py").write_text(code, encoding="utf-8")
    for name in (".reportlab_settings", ".reportlab_mods", "reportlab_settings"):
        (folder / name).write_text(code, encoding="utf-8")
    return mark


def environment(folder: Path) -> dict[str, str]:
    """Return the variables of a run whose home, state and work lie in *folder*."""
    hostile = {name: value.format(folder=folder / "work") for name, value in CONTROL.items()}
    return {
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
        "HOME": str(folder / "home"),
        "TMPDIR": str(folder / "tmp"),
        "QT_QPA_PLATFORM": "offscreen",
        "LC_ALL": "C.UTF-8",
        "USER": "mallory-secret",
        "LOGNAME": "mallory-secret",
        **hostile,
    }


def prepared(folder: Path) -> Path:
    """Make the folders of a run, full of traps; return the mark that they would leave."""
    for name in ("home", "work", "tmp"):
        (folder / name).mkdir()
    lay_traps(folder / "home")
    return lay_traps(folder / "work")


def program(name: str) -> str:
    """Return the installed program *name*, as a person starts it."""
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    assert found is not None, f"{name} is not installed"
    return found


def alone() -> list[str]:
    """Return what gives a run no network at all; nothing where that is not allowed."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return []
    for flags in (["-n"], ["-r", "-n"]):
        if not subprocess.run(
            [unshare, *flags, "true"], capture_output=True, check=False
        ).returncode:
            return [unshare, *flags]
    return []


def watched(folder: Path, command: list[str]) -> Run:
    """Run *command* in the work folder of *folder*, without a network, under strace."""
    trace = folder / "trace"
    calls = "trace=open,openat,openat2,creat,socket,connect,bind,sendto,execve"
    strace = ["strace", "-f", "-qq", "-s", "400", "-e", calls, "-o", str(trace)]
    done = subprocess.run(
        [*strace, *alone(), *command],
        cwd=folder / "work", env=environment(folder), capture_output=True, text=True,
        timeout=300, check=False,
    )  # fmt: skip
    lines = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    return Run(done.returncode, done.stdout + done.stderr, lines, folder)

"""What a screen reader is told of the running program, over the bus of the desktop.

Run as a program by the system's Python, which has the bindings (python3-pyatspi), with the
command that starts the wizard as its arguments; docs/QUALITY.md has the whole line. Starts the
wizard, prints the tree, at its end how many controls are shown and how many of them have no
name, and ends the wizard again, whatever happens.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time

import pyatspi

MOST_CHILDREN = 400
PATIENCE_S = 10
BUS = "/usr/libexec/at-spi-bus-launcher"
SPOKEN = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"}


def nodes(one, depth=0):
    """Yield (depth, role, name, whether it is shown and takes the focus) of *one* and below."""
    states = one.getState()
    held = states.contains(pyatspi.STATE_SHOWING) and states.contains(pyatspi.STATE_FOCUSABLE)
    yield depth, one.getRoleName(), one.name, held
    for place in range(min(one.childCount, MOST_CHILDREN)):
        child = one.getChildAtIndex(place)
        if child is not None:
            yield from nodes(child, depth + 1)


def program():
    """Return the wizard once it is on the bus, or None after half a minute."""
    for _try in range(60):
        for one in pyatspi.Registry.getDesktop(0):
            if one is not None and "credo" in (one.name or "").lower() and one.childCount:
                return one
        time.sleep(0.5)
    return None


def ended(process):
    """End *process*, by force where it does not listen."""
    process.terminate()
    try:
        process.wait(PATIENCE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def main(command):
    """Print the tree of what *command* starts; return 1 where a control has no name or role."""
    started = [subprocess.Popen([BUS, "--launch-immediately"])]
    own = tempfile.TemporaryDirectory()  # recent projects and journals of its own
    homes = {f"XDG_{kind}_HOME": own.name for kind in ("CONFIG", "STATE", "DATA")}
    try:
        started.append(subprocess.Popen(command, env={**os.environ, **SPOKEN, **homes}))
        found = program()
        tree = list(nodes(found)) if found is not None else []
    finally:
        for process in reversed(started):
            ended(process)
        own.cleanup()
    for depth, role, name, held in tree:
        sys.stdout.write(f"{'  ' * depth}{role} “{name}”{' *' if held else ''}\n")
    controls = [(role, name) for _depth, role, name, held in tree if held]
    nameless = [role for role, name in controls if not name.strip() or role == "unknown"]
    sys.stdout.write(f"{len(tree)} parts, {len(controls)} controls, {len(nameless)} nameless\n")
    return 1 if nameless or not controls else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What a screen reader is told of the running program, over the bus of the desktop.

Run as a program by the system's Python, which has the bindings (python3-pyatspi), beside a
wizard on the same bus; docs/QUALITY.md has the whole command. Prints the tree, and at its end
how many controls are shown and how many of them have no name.
"""

from __future__ import annotations

import sys
import time

import pyatspi

MOST_CHILDREN = 400


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


def main():
    """Print the tree; return 1 where a control has no name or role, or nothing is found."""
    found = program()
    tree = list(nodes(found)) if found is not None else []
    for depth, role, name, held in tree:
        sys.stdout.write(f"{'  ' * depth}{role} “{name}”{' *' if held else ''}\n")
    controls = [(role, name) for _depth, role, name, held in tree if held]
    nameless = [role for role, name in controls if not name.strip() or role == "unknown"]
    sys.stdout.write(f"{len(tree)} parts, {len(controls)} controls, {len(nameless)} nameless\n")
    return 1 if nameless or not controls else 0


if __name__ == "__main__":
    sys.exit(main())

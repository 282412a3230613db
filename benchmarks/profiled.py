"""``python -m benchmarks.profiled [BUILDER] [TOP]``: where a warm build spends its time."""

from __future__ import annotations

import cProfile
import pstats
import sys
import time

from benchmarks.builders import BUILDERS
from benchmarks.flow import script
from benchmarks.generator import reference

_RUNS = 5


def main() -> None:
    """Build the reference document warm, and print the functions that take most."""
    name = sys.argv[1] if len(sys.argv) > 1 else "engine"
    top = int(sys.argv[2]) if len(sys.argv) > 2 else 15
    builder = BUILDERS[name]
    module = __import__(f"benchmarks.{builder.module}", fromlist=[builder.function])
    document = reference()
    read = document if builder.reads == "document" else script(document)
    run = getattr(module, builder.function)(read)
    run()
    profile = cProfile.Profile(time.process_time)  # other processes do not count
    profile.enable()
    for _ in range(_RUNS):
        run()
    profile.disable()
    pstats.Stats(profile).strip_dirs().sort_stats("tottime").print_stats(top)


if __name__ == "__main__":
    main()

"""What building adds: the templates of the documents, compiled, so that each start need not."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

MODULE = "credo_builder/compose/compiled.py"
COMPILE = (
    "import sys; from credo_builder.compose.environment import compiled_ahead; "
    "sys.stdout.buffer.write(compiled_ahead().encode())"
)


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the compiled templates to a wheel, or to the checkout of an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the module of compiled templates where *version* of the build needs it."""
        command = [sys.executable, "-c", COMPILE]
        made = subprocess.run(command, cwd=self.root, check=True, stdout=subprocess.PIPE).stdout
        if version == "editable":
            Path(self.root, MODULE).write_bytes(made)
            return
        with tempfile.NamedTemporaryFile(suffix=".py", delete=False) as file:
            file.write(made)
        self._written = Path(file.name)
        build_data["force_include"][file.name] = MODULE

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was written for the wheel alone."""
        del build_data, artifact_path
        if version != "editable":
            self._written.unlink()

"""How a form of the service credo beside the PDF is declared, such as Word or a web page.

A form is one file of this package that declares itself as a `Form`; its maker is imported only
when somebody asks for it. All take their words from the same composed document as the PDF.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.util import find_spec

from credo_builder.domain.project import Project
from credo_builder.i18n import told
from credo_builder.values import dataclass

Content = bytes | Mapping[str, bytes]
"""A file, or the files of a folder by name."""


@dataclass(frozen=True, kw_only=True)
class Form:
    """One form that the service credo may be had in.

    Attributes:
        key: its name for scripts, as in ``credo export --to docx``.
        name: what people call it, in English; the row on Publish bears it.
        about: what it is for, in a few words; placeholders allowed.
        suffix: ending of its file, with the dot; empty where it is a folder of files.
        beginning: first bytes of such a file, by which one that may be replaced is known; empty
            where there are none, and then only what is text may be replaced.
        make: (project, edition, paper or None) to the content; the project prints as it stands.
        needs: the package without which it cannot be made; empty where ours is enough.
        extra: the extra of our own package that brings it.
    """

    key: str
    name: str
    about: str
    suffix: str
    make: Callable[[Project, str, str | None], Content]
    beginning: bytes = b""
    needs: str = ""
    extra: str = ""

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of files."""
        return not self.suffix

    @property
    def lacking(self) -> str:
        """Say what has to be installed first; empty when all is there."""
        if not self.needs or find_spec(self.needs) is not None:
            return ""
        return told(
            "{name} needs one more part. Install it with the command "
            "pip install 'credo-builder[{extra}]' and try again.",
            name=self.name,
            extra=self.extra,
        )

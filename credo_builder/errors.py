"""What can go wrong, said so that a person knows what happened, where, and what to do."""

from __future__ import annotations

from credo_builder.i18n import joined


class CredoError(Exception):
    """Any failure the program expects and can explain; its text is written for people."""


class ProjectFileError(CredoError):
    """A project file could not be read.

    Attributes:
        problems: one ready sentence a problem (at most 20), each with line and field.
    """

    def __init__(self, *problems: str) -> None:
        """Keep *problems* apart so that each can be printed on its own line."""
        super().__init__(joined(problems, "\n"))
        self.problems = problems


class NotAProject(ProjectFileError):
    """The file is something else than a project of ours."""


class NewerFormat(ProjectFileError):
    """The file needs a newer version of the program than this one."""


class Damaged(ProjectFileError):
    """The file is one of ours, but broken: cut short, not JSON, or not text."""


class NotReady(CredoError):
    """Something stops approval; the text says what, a line each."""


class CannotSave(CredoError):
    """Nothing was written; the file that was there before is untouched.

    Attributes:
        reason: why, and what to do, without the name of the file; empty where the text is all.
    """

    def __init__(self, text: str, reason: str = "") -> None:
        """Keep *reason* apart for whoever names the file in a sentence of their own."""
        super().__init__(text)
        self.reason = reason


class ChangedOnDisk(CannotSave):
    """The file is not the one that was read: somebody else saved it, moved it or made it."""


class Locked(CredoError):
    """Somebody else has the project file open.

    Attributes:
        holder: who, where and since when, as the lock says it; None when it was gone again.
    """

    def __init__(self, text: str, holder: object | None = None) -> None:
        """Keep *holder* apart from the sentence about it."""
        super().__init__(text)
        self.holder = holder


class OutputRefused(CredoError):
    """One output cannot be made of the answers as they are; the text says what to change.

    Attributes:
        field: where to change it, such as ``credo.motto``; empty where it is no single answer.
    """

    def __init__(self, text: str, field: str = "") -> None:
        """Keep *field* apart for whoever leads there."""
        super().__init__(text)
        self.field = field


class NothingYet(OutputRefused):
    """One output has nothing to tell yet; a pack does without it, and nothing is wrong."""


class TemplateError(CredoError):
    """A shipped template produced something the composer cannot read."""


class RenderError(CredoError):
    """The document could not be laid out."""


class FontMissing(RenderError):
    """A font that ships with the program cannot be found or read."""


class PictureRefused(RenderError):
    """A picture is too large, of the wrong kind or broken."""

"""The wizard: widgets only; no rule, no file format, no wording of the document."""

from credo_builder.ui.constants_kept import keep_none

keep_none()

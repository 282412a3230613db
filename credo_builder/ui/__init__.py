"""The wizard: widgets only; no rule, no file format, no wording of the document."""

"""The sections of the document: what each takes from the project, as plain values."""

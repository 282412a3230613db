"""The PDF: accessible and archival at once."""

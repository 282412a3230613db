"""Project files: read, checked, kept and saved so that no work is lost."""

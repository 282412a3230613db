"""The method, chapter by chapter, in the order of the wizard."""

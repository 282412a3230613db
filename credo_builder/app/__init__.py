"""What the wizard and the command line both stand on: the session, starters, export."""

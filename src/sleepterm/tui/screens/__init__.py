"""The main screen, the read-along screen and the dialogs, one a module."""

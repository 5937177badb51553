"""The user's own sounds: analyse, convert, copy, enter, edit, remove."""

"""The screen, its keys and its words: the only room that knows Textual."""

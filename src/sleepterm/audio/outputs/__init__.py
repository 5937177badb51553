"""Where blocks of samples go: the sound card or a file; new outputs come here."""

"""What the listener's wishes mean; no widget is known here."""

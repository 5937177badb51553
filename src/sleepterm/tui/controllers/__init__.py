"""What commands do beyond playback: browse, import, edit, mixes; they open dialogs."""

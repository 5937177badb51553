"""What can be asked of the screens: commands with their keys, labels and reasons."""

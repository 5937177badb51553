"""The vocabulary of the recipes: every word makes or shapes sound on a ring."""

"""The list on the screen: filtered, ranked, recommended."""

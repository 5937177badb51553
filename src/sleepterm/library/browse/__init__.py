"""What the list shows: filtered, ranked, recommended."""

"""German and Spanish for search: which it is, its word endings, its joined words."""

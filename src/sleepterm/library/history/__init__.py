"""What a play is, and what follows from plays: favourites, recent, popular."""

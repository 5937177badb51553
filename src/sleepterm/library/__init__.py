"""What can be played: tracks, the catalogue, filters. Pure: standard library only."""

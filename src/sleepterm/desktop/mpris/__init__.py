"""Media keys: sleepterm as a player on the session bus, by MPRIS 2.2."""

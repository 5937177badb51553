"""How a sound's texture compares with that of real recordings of its kind."""

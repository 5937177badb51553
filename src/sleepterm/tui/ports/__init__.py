"""What the screens ask of the rest of the program, as protocols."""

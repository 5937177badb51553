"""What screens are made of: one widget a module, and how its lines are drawn."""

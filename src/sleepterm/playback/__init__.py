"""What play, pause, the timer and mixes mean: the application without a screen."""

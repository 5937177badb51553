"""What play, pause, timer and mixes mean, without a screen."""

"""Files kept between runs. Writes are atomic; damaged files are quarantined."""

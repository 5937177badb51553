"""From a sound file to an endless or guided stream of stereo blocks at 48 kHz."""

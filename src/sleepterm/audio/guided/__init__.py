"""What guided tracks add to a mix: paced silences, bells, a ducked bed."""

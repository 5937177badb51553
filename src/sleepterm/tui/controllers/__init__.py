"""What commands do beyond playback: each turns requests into calls of other rooms."""

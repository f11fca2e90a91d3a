"""What a draft would change, as a resident reads it: two built sites compared, and what of the files neither shows."""

"""Rules over one page as a browser gets it."""

"""Rules over where links and redirects lead."""

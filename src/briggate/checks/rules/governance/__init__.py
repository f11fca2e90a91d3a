"""Rules over who answers for pages, until when, and what the statement says."""

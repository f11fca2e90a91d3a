"""Who may change main."""

"""Rules over what search and the A–Z find."""

"""Rules over the things that residents come for most."""

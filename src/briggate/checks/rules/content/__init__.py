"""Rules over what authors write."""

"""The accessibility statement, out of the known issues."""

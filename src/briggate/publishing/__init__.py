"""What makes a built site live."""

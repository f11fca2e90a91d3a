"""What rules ask of a council's site: its A–Z, reviews, top tasks and the national list of services."""

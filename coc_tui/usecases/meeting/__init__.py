"""A meeting from its agenda to its approved minutes."""

"""What was agreed: the agreement as data, and pure questions about it that name their clause."""

"""What leaves the group: views for each audience, the gates before them, registers and who got what."""

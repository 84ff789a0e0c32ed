"""The case as a whole: making it, its history, its copies, and what was thrown away."""

"""The agreement as it is lived: its term and renewal, its money, events, material, results and duties."""

"""The agreement as it is lived: its money, events, material, results, companies and duties."""

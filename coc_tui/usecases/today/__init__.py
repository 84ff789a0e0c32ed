"""What is asked across all of it: the day's overview, proposals, search, and one record's whole story."""

"""Three fictional meetings of different kinds: what is on their agendas, and what is typed at them."""

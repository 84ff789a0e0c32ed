"""coc-tui: the terminal case tool of a steering group that runs a partnership under an agreement."""

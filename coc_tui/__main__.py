"""``python -m coc_tui`` is the same program as ``coc-tui``."""

from coc_tui.cli import main

main()

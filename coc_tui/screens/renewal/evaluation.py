"""Saving the evaluation pack; documents are imported when it is made."""

from coc_tui.desk import Desk


def save_pack(desk: Desk, *, force: bool = False, override: str = "") -> str:
    """Save the evaluation pack as Markdown and return its path. Raises as ``documents.save`` does."""
    from coc_tui.documents.evaluation import evaluation
    from coc_tui.documents.save import save
    from coc_tui.usecases.papers.evaluation import pack

    return str(save(evaluation(pack(desk)), desk.folders.exports, desk.clock.now(), force=force))

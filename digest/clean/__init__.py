"""Clean: what of an article's text is prose, and what stands around it; pure, table-driven."""

from digest.clean.blocks import find_blocks
from digest.clean.datelines import dateline_place
from digest.clean.furniture import furniture_kind
from digest.clean.titles import run_in_title

__all__ = ["dateline_place", "find_blocks", "furniture_kind", "run_in_title"]

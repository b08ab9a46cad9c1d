"""The visible text of a page as a list of blocks, one walk over the tree or one pass over the lines."""

from filmmeta.blocks.block import Block, Element, sample_of
from filmmeta.blocks.plain import blocks_of_text, runs
from filmmeta.blocks.tree import blocks_of_tree
from filmmeta.blocks.zones import set_index_apart

__all__ = ["Block", "Element", "blocks_of_text", "blocks_of_tree", "runs", "sample_of", "set_index_apart"]

"""Pieces of clusters, under the name that they have here; see `integrations.pieces`."""

from alliance_refs.integrations.pieces import Piece, Runs, cut, plain

__all__ = ["Piece", "Runs", "cut", "plain"]

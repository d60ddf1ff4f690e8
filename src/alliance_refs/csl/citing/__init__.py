"""Whole documents: order, positions, telling apart, collapsing, bibliographies, sessions."""

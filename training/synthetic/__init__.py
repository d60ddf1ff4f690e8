"""Synthetic references: texts whose labelled spans are known because they were rendered."""

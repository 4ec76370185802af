"""Measurements, builders and training scripts; not part of the installed package."""

"""Derived headlines."""

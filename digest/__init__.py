"""digest: a daily news digest of your own articles, summarized word for word."""

__version__ = "0.1.0"

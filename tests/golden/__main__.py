"""Write the golden digests anew: ``python -m tests.golden``."""

import tempfile
from pathlib import Path

from tests.golden import GOLDEN, make_digests

with tempfile.TemporaryDirectory() as name:
    for day, text in make_digests(Path(name)).items():
        (GOLDEN / f"{day}.md").write_text(text, encoding="utf-8")

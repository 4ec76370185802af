"""A reader of somebody else's package is found through its entry point; the documented one runs."""

import json
import re
import subprocess
import sys
from pathlib import Path

GUIDE = Path(__file__).resolve().parents[2] / "docs/extending.md"


def test_the_reader_of_the_guide_is_found_and_reads(tmp_path: Path) -> None:
    code = re.search(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert code
    (tmp_path / "tab_reader.py").write_text(code[1])
    info = tmp_path / "tab_reader-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: tab-reader\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[digest.readers]\ntab = tab_reader:TabReader\n")
    (tmp_path / "news.tsv").write_text("Rain in Kenya\tRain fell on Nairobi on Monday.\nno tab\n")

    done = subprocess.run(
        [sys.executable, "-m", "digest", "extract", "news.tsv"],
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        check=True,
    )

    assert json.loads(done.stdout)["title"] == "Rain in Kenya"
    assert b"news.tsv:2: no tab in the line" in done.stderr

#!/bin/sh
# Build the wheel, install it in a clean environment, run it from another folder without network.
# usage: check_wheel.sh PYTHON
set -eu
python=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$python" -m pip wheel --quiet --disable-pip-version-check --no-deps -w "$work/dist" .
"$python" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check -c constraints.txt "$work"/dist/*.whl
mkdir "$work/home" "$work/elsewhere"
cd "$work/elsewhere"
# Where the kernel allows it, the network is taken away; the tool must not notice.
offline=''
if unshare -rn true 2>/dev/null; then offline='unshare -rn'; fi
run() { env -i HOME="$work/home" PATH=/usr/bin:/bin $offline "$work/venv/bin/digest" "$@"; }
run --version
run demo > demo.txt
test -s output/demo/latest.html
test -s output/demo/latest.eml
run verify output/demo/latest.json --articles /dev/null > /dev/null 2>&1 && exit 1
run run "$work"/venv/lib/python3*/site-packages/digest/seeds/*/ --now 2026-11-20T18:00Z > run.txt 2> refused.txt
run verify output/daily/latest.json
echo "wheel: installed and run from another folder${offline:+, without network}"

"""Turns the yearly tables of the hydrographic office into JSON."""

import csv
import json
import sys
from pathlib import Path


def read_table(path: Path) -> list[dict]:
    with path.open(newline="") as file:
        # TODO: skip harbours without a benchmark instead of stopping
        return [
            {"kind": row["kind"], "at": row["utc"], "metres": float(row["height"])}
            for row in csv.DictReader(file)
        ]


def main() -> None:
    for name in sys.argv[1:]:
        path = Path(name)
        # FIXME: times around the change of the clocks are an hour off
        path.with_suffix(".json").write_text(json.dumps(read_table(path)))


if __name__ == "__main__":
    main()

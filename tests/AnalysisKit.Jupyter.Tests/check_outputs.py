"""Checks notebooks that nbconvert has run: check_outputs.py EXECUTED ORIGINAL.

No cell may show an error, unless it is tagged for one, and each cell must show what it shows in the original, in the same formats but for pictures.
"""
import json
import sys


def shown(cell):
    """The formats of a cell's outputs; neighbouring pieces of one stream count once."""
    formats = []
    for output in cell.get("outputs", []):
        was = output.get("metadata", {}).get("analysiskit")  # text that the kernel shows as HTML too
        kind = output.get("name") or ({"text": "text/plain"}.get(was, was)) or ",".join(sorted(m for m in output.get("data", {}) if m != "image/png"))
        if not formats or formats[-1] != kind or not ("name" in output or was in ("stdout", "stderr")):
            formats.append(kind)
    return formats


def cells(path):
    with open(path, encoding="utf-8") as file:
        return [cell for cell in json.load(file)["cells"] if cell["cell_type"] == "code"]


def problems(executed, original):
    found = 0
    for number, (after, before) in enumerate(zip(executed, original, strict=True), 1):
        errors = [o for o in after["outputs"] if o["output_type"] == "error"]
        if errors and "raises-exception" not in after["metadata"].get("tags", []):
            yield f"code cell {number} failed: {errors[0]['evalue']}"
        elif not errors and shown(after) != shown(before):
            yield f"code cell {number} shows {shown(after)}, and {shown(before)} in the saved notebook"
        found += any("text/html" in o.get("data", {}) for o in after["outputs"])
    if found == 0:
        yield "no cell shows a table or chart"


if __name__ == "__main__":
    all_problems = list(problems(cells(sys.argv[1]), cells(sys.argv[2])))
    for problem in all_problems:
        print(f"{sys.argv[1]}: {problem}")
    sys.exit(1 if all_problems else 0)

"""Runs a notebook in .NET Interactive, and asks the same kernel for completions of the kit's magic commands: interactive.py EXECUTED NOTEBOOK

A cell whose metadata has "shown" must show so many values, each as a table, a figure or a sentence of the kit's, made for text from right to left, and none as a tree of properties.
Needs Debian's python3-nbclient, which comes with jupyter-nbconvert.
"""
import re
import sys

import nbformat
from jupyter_client.utils import run_sync
from nbclient import NotebookClient

# What is typed, and what must be offered for it; the place of the cursor is the end.
COMPLETIONS = [
    ("#!compa", ["#!compare"]),
    ("#!kw", ["#!kwic"]),
    ("#!keyn", ["#!keyness"]),
    ("#!compare --", ["--positions", "--actors", "--issues", "--chart", "--language"]),
    ("#!kwic --", ["--texts", "--pattern", "--regex", "--window", "--sentences"]),
    ("#!keyness --", ["--words", "--target", "--reference", "--top"]),
    ("#!compare --positions ", ["statements"]),
    ("#!compare statements --chart ", ["heatmap", "bars", "none"]),
]
WAIT = 30  # seconds


def is_shown(page):
    """Whether HTML is the kit's own: a figure, a page in a frame, or a table or sentence whose cells each have their direction."""
    if "dni-" in page:
        return False
    if 'class="analysiskit-figure"' in page or page.startswith("<iframe"):
        return True
    return 'dir="' in page and all('dir="auto"' in cell for cell in re.findall(r"<td\b[^>]*>", page))


def problems_of(notebook):
    """Cells that show more or fewer values than they should, or values as trees."""
    for cell in (c for c in notebook.cells if "shown" in c.metadata):
        pages = ["".join(o.data.get("text/html", "")) for o in cell.outputs if o.output_type in ("display_data", "execute_result")]
        if len(pages) != cell.metadata["shown"]:
            yield f"{len(pages)} values are shown, not {cell.metadata['shown']}, by {cell.source.splitlines()[0]}"
        for page in pages:
            if not is_shown(page):
                yield f"a value is shown as: {page[:300]}"


def problems_in(client):
    """What completions lack."""
    for typed, wanted in COMPLETIONS:
        offered = run_sync(client.complete)(typed, len(typed), reply=True, timeout=WAIT)["content"]["matches"]
        missing = [w for w in wanted if w not in offered]
        if missing:
            yield f"'{typed}' is completed without {missing}, with {offered[:20]}"


def main(executed, file):
    notebook = nbformat.read(file, as_version=4)
    client = NotebookClient(notebook, timeout=300, kernel_name=".net-csharp", allow_errors=True)
    with client.setup_kernel():
        for index, cell in enumerate(notebook.cells):
            client.execute_cell(cell, index)
        problems = [*problems_of(notebook), *problems_in(client.kc)]
    nbformat.write(notebook, executed)
    for problem in problems:
        print(f"failed: {problem}")
    print(f"{sum(c.metadata.get('shown', 0) for c in notebook.cells)} values shown, {len(COMPLETIONS)} completions")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])

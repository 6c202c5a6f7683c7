"""Merely reads the JSON with Python's json: parse.py FILE."""
import json
import sys

characters = 0
with open(sys.argv[1], "rb") as lines:
    for line in lines:
        characters += len(json.loads(line)["text"])
print(f"# characters {characters}")

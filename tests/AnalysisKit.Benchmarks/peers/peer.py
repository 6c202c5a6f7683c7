"""What the Python peers share: reading articles, the normal form of a word, keyness, and how a result is printed."""
import json
import sys

import numpy

# A word with its diacritics, or a number.
PATTERN = "[\\w\u0610-\u061a\u064b-\u065f\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]+"

DROPPED = [*range(0x0610, 0x061B), 0x0640, *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD), *range(0x06DF, 0x06E9), *range(0x06EA, 0x06EE)]
NORMAL = str.maketrans({
    **{chr(c): "" for c in DROPPED},
    **dict.fromkeys("أإآٱ", "ا"), **dict.fromkeys("ىیئ", "ي"), "ة": "ه", "ؤ": "و", "ک": "ك", "گ": "ك", "ڤ": "ف", "پ": "ب", "چ": "ج",
    **{chr(0x0660 + d): str(d) for d in range(10)}, **{chr(0x06F0 + d): str(d) for d in range(10)},
})


def articles(path):
    """Source and text of each line that has both."""
    with open(path, "rb") as lines:
        for line in lines:
            article = json.loads(line)
            if article.get("source") and "text" in article:
                yield article["source"], article["text"]


def normal(words):
    """The distinct normal forms of words, and for each word the number of its own; -1 when nothing is left of it."""
    numbers = {}
    return numbers, numpy.array([numbers.setdefault(form, len(numbers)) if (form := word.translate(NORMAL)) else -1 for word in words])


def keyness(target, rest):
    """Signed log-likelihood ratio of each word over the four cells, as in Dunning (1993)."""
    n1, n2 = target.sum(), rest.sum()

    def part(observed, expected):
        return numpy.where(observed > 0, observed * numpy.log(numpy.maximum(observed, 1) / expected), 0)

    def cells(a, b, total, others):
        return part(a, total * n1 / (n1 + n2)) + part(b, total * n2 / (n1 + n2)) + part(n1 - a, others * n1 / (n1 + n2)) + part(n2 - b, others * n2 / (n1 + n2))

    g2 = 2 * cells(target, rest, target + rest, n1 + n2 - target - rest)
    return numpy.where(target * (n2 - rest) >= rest * (n1 - target), g2, -g2)


def show(words, counts, groups, target):
    """Prints the 30 most characteristic words of a group, given the counts of each group (rows) and word (columns)."""
    row = groups.index(target)
    own, rest = counts[row].astype(float), (counts.sum(axis=0) - counts[row]).astype(float)
    g2 = keyness(own, rest)
    sys.stdout.reconfigure(encoding="utf-8")
    print(f"# tokens {counts.sum()} terms {counts.shape[1]} groups {len(groups)}")
    for word in numpy.argsort(-g2, kind="stable")[:30]:
        print(f"{words[word]}\t{g2[word]:.4f}")

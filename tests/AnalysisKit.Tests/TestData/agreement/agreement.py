"""Makes ratings.csv (answers of several annotators, drawn at random) and expected.csv (what NLTK and scikit-learn compute from them).

Run in this folder with Debian's python3-nltk 3.8 and python3-sklearn 1.2.1: /usr/bin/python3 agreement.py
alpha: nltk.metrics.agreement.AnnotationTask.alpha over all answers. fleiss: AnnotationTask.pi ("multi-pi", the kappa of Fleiss 1971) over the units that all have answered. cohen: sklearn.metrics.cohen_kappa_score
over the units that both have answered, which AnnotationTask.kappa_pairwise must equal.
"""
import csv
import itertools
import random

from nltk.metrics.agreement import AnnotationTask
from sklearn.metrics import cohen_kappa_score

random.seed(20110820)
LABELS = ["support", "oppose", "mixed", "none"]


def draw(units, annotators, labels, weights, error, missing):
    """One row per answer: unit, cluster, annotator, label. Each annotator keeps the true label but with a probability of error, and answers but with a probability of missing."""
    for unit in range(units):
        truth = random.choices(labels, weights)[0]
        for annotator in range(annotators):
            if random.random() >= missing:
                yield unit, "a%02d" % (unit * 7 % 13), annotator, random.choices(labels, weights)[0] if random.random() < error else truth


SETS = {
    "two": list(draw(80, 2, LABELS, [3, 2, 1, 6], 0.35, 0)),
    "three": list(draw(60, 3, LABELS, [3, 2, 1, 6], 0.25, 0)),
    "five with gaps": list(draw(90, 5, LABELS, [3, 2, 1, 6], 0.5, 0.3)),
    "rare": list(draw(120, 2, ["yes", "no"], [12, 1], 0.5, 0.05)),
    "below chance": [(u, "a%02d" % (u % 4), a, "yes" if (u + a) % 2 else "no") for u in range(20) for a in range(2)],
}

with open("ratings.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["set", "unit", "cluster", "annotator", "label"])
    for name, rows in SETS.items():
        writer.writerows([name, *row] for row in rows)

with open("expected.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["set", "measure", "first", "second", "value"])
    for name, rows in SETS.items():
        annotators = sorted({a for _, _, a, _ in rows})
        answers = {}
        for unit, _, annotator, label in rows:
            answers.setdefault(unit, {})[annotator] = label
        everybody = [u for u, given in answers.items() if len(given) == len(annotators)]
        writer.writerow([name, "alpha", "", "", repr(AnnotationTask([(str(a), str(u), label) for u, _, a, label in rows]).alpha())])
        writer.writerow([name, "fleiss", "", "", repr(AnnotationTask([(str(a), str(u), answers[u][a]) for u in everybody for a in annotators]).pi())])
        for a, b in itertools.combinations(annotators, 2):
            both = [u for u, given in answers.items() if a in given and b in given]
            kappa = cohen_kappa_score([answers[u][a] for u in both], [answers[u][b] for u in both])
            task = AnnotationTask([(str(c), str(u), answers[u][c]) for u in both for c in (a, b)])
            assert abs(task.kappa_pairwise(str(a), str(b)) - kappa) < 1e-12
            writer.writerow([name, "cohen", a, b, repr(float(kappa))])

"""Terms per group and keyness with NLTK: nltk_terms.py FILE TARGET. RegexpTokenizer, and a FreqDist for each group; distinct words are brought to their normal form afterwards."""
import sys

import numpy
from nltk.probability import FreqDist
from nltk.tokenize import RegexpTokenizer
from peer import PATTERN, articles, normal, show

path, target = sys.argv[1:]
tokenizer = RegexpTokenizer(PATTERN)
groups = {}
for source, text in articles(path):
    if source not in groups:
        groups[source] = FreqDist()
    groups[source].update(tokenizer.tokenize(text))

surfaces = list(set().union(*groups.values()))
words, numbers = normal(surfaces)
number_of = dict(zip(surfaces, numbers))
counts = numpy.zeros((len(groups), len(words)), dtype=numpy.int64)
for row, counted in enumerate(groups.values()):
    for word, count in counted.items():
        if number_of[word] >= 0:
            counts[row, number_of[word]] += count
show(list(words), counts, list(groups), target)

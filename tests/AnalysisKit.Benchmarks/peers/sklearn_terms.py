"""Terms per group and keyness with scikit-learn: sklearn_terms.py FILE TARGET.

CountVectorizer counts the words as they are written; the distinct words are brought to their normal form afterwards, which is faster than a preprocessor for every text.
"""
import sys

import numpy
from peer import PATTERN, articles, normal, show
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import CountVectorizer

path, target = sys.argv[1:]
groups, rows = {}, []


def texts():
    for source, text in articles(path):
        rows.append(groups.setdefault(source, len(groups)))
        yield text


vectorizer = CountVectorizer(token_pattern=PATTERN, lowercase=False)
matrix = vectorizer.fit_transform(texts())
words, numbers = normal(vectorizer.get_feature_names_out())
documents = len(rows)
per_group = csr_matrix((numpy.ones(documents, dtype=numpy.int64), (rows, numpy.arange(documents))), shape=(len(groups), documents)) @ matrix
kept = numbers >= 0
forms = csr_matrix((numpy.ones(kept.sum(), dtype=numpy.int64), (numpy.flatnonzero(kept), numbers[kept])), shape=(len(numbers), len(words)))
show(list(words), (per_group @ forms).toarray(), list(groups), target)

"""Writes reference.json: what SciPy and scikit-learn say about a small table.

    pip install scikit-learn==1.9.1 scipy==1.17.1
    python make_reference.py > reference.json
"""
import json

import numpy as np
from scipy.stats import pearsonr
from sklearn.feature_selection import RFE
from sklearn.inspection import permutation_importance
from sklearn.linear_model import LinearRegression

rng = np.random.default_rng(7)
X = rng.normal(size=(40, 6))
X[:, 3] = X[:, 0] + 0.1 * rng.normal(size=40)  # nearly a twin of column 0
y = 3 * X[:, 0] + 2 * X[:, 1] - X[:, 2] + 0.3 * rng.normal(size=40)
X, y = X.round(3), y.round(3)

model = LinearRegression().fit(X, y)
importance = permutation_importance(
    model, X, y, scoring="neg_mean_absolute_error", n_repeats=20_000, random_state=1
)
ranking = RFE(LinearRegression(), n_features_to_select=1, step=1).fit(X, y).ranking_
print(json.dumps({
    "X": X.T.tolist(),
    "y": y.tolist(),
    "pearson": [pearsonr(column, y).statistic for column in X.T],
    "intercept": model.intercept_,
    "coefficients": model.coef_.tolist(),
    "importanceMean": importance.importances_mean.tolist(),
    "importanceDeviation": importance.importances_std.tolist(),
    # 1 is the one kept to the end, 6 the first that went
    "ranking": ranking.tolist(),
}))

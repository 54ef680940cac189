"""Reference numbers for engine/evaluation: scikit-learn 1.9.1, SciPy 1.17.1, NumPy 2.4.6. Writes reference.json beside it."""

import json
from pathlib import Path

import numpy as np
from scipy.stats import binomtest
from sklearn.calibration import calibration_curve
from sklearn import metrics

rng = np.random.default_rng(20260)
price = np.round(rng.lognormal(12, 0.4, 60)).tolist()
estimate = np.round(np.array(price) * rng.lognormal(0.02, 0.12, 60)).tolist()
other = np.round(np.array(price) * rng.lognormal(0.0, 0.16, 60)).tolist()
# Two decimals, so that there are ties, and values that lie on the edges of bins.
probability = np.round(rng.beta(1.2, 2.5, 80), 2)
truth = (rng.random(80) < probability**0.8).astype(int)

fpr, tpr, roc_thresholds = metrics.roc_curve(truth, probability, drop_intermediate=False)
precision, recall, _ = metrics.precision_recall_curve(truth, probability)
ece = {}
curves = {}
for strategy in ["uniform", "quantile"]:
    observed, predicted = calibration_curve(truth, probability, n_bins=8, strategy=strategy)
    curves[strategy] = {"observed": observed.tolist(), "predicted": predicted.tolist()}
tn, fp, fn, tp = metrics.confusion_matrix(truth, probability >= 0.3).ravel().tolist()
a, b = np.abs(np.array(estimate) - price), np.abs(np.array(other) - price)
wins, losses = int((a < b).sum()), int((a > b).sum())
called = probability >= 0.3

Path(__file__).with_name("reference.json").write_text(
    json.dumps(
        {
            "price": price,
            "estimate": estimate,
            "other": other,
            "probability": probability.tolist(),
            "truth": truth.tolist(),
            "regression": {
                "mae": metrics.mean_absolute_error(price, estimate),
                "rmse": metrics.root_mean_squared_error(price, estimate),
                "mape": metrics.mean_absolute_percentage_error(price, estimate),
                "medianAbsolute": metrics.median_absolute_error(price, estimate),
                "r2": metrics.r2_score(price, estimate),
            },
            "quantiles": np.quantile(estimate, [0, 0.025, 0.3, 0.5, 0.975, 1]).tolist(),
            "roc": {"fpr": fpr.tolist(), "tpr": tpr.tolist(), "thresholds": roc_thresholds[1:].tolist()},
            "auc": metrics.roc_auc_score(truth, probability),
            "averagePrecision": metrics.average_precision_score(truth, probability),
            # scikit-learn gives them ascending, with an end point (1, 0) that has no threshold.
            "precision": precision[:-1][::-1].tolist(),
            "recall": recall[:-1][::-1].tolist(),
            "brier": metrics.brier_score_loss(truth, probability),
            "calibration": curves,
            "confusion": {
                "cells": [tp, fp, tn, fn],
                "accuracy": metrics.accuracy_score(truth, called),
                "precision": metrics.precision_score(truth, called),
                "recall": metrics.recall_score(truth, called),
                "f1": metrics.f1_score(truth, called),
            },
            "signTest": {"wins": wins, "losses": losses, "p": binomtest(wins, wins + losses).pvalue},
            "binomial": [[k, m, binomtest(k, k + m).pvalue] for k, m in [(0, 0), (3, 3), (2, 9), (40, 71), (480, 509)] if k + m],
        }
    )
    + "\n"
)

"""The same jobs with scikit-learn, on the files that the tests write: python3 sklearn_tables.py FOLDER > sklearn.json

Of a linear model and gradient-boosted trees the better counts. Each file's digest is written beside the figure, so that the test knows that both saw the same
rows. Needs scikit-learn and pandas (Debian: python3-sklearn, python3-pandas).
"""
import hashlib
import json
import sys

# <imports>
import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import r2_score, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
# </imports>


def dense_one_hot():
    return OneHotEncoder(handle_unknown="ignore", sparse_output=False)


def churn(train, test, model):
    # <churn>
    for rows in (train, test):
        rows["joined"] = (pd.to_datetime(rows["joined"]) - pd.Timestamp("2019-01-01")).dt.days
        rows["supports"] = rows["supports"] == "yes"
        rows["balance"] = np.log1p(rows["balance"])
    encode = ColumnTransformer([
        ("categories", dense_one_hot(), ["plan", "region"]),
        ("numbers", make_pipeline(SimpleImputer(strategy="median", add_indicator=True), StandardScaler()), ["balance", "visits", "supports", "joined"]),
    ])
    pipeline = make_pipeline(encode, model).fit(train, train["churned"] == "yes")
    return roc_auc_score(test["churned"] == "yes", pipeline.predict_proba(test)[:, 1])
    # </churn>


def titanic(train, test, model):
    # <titanic>
    for rows in (train, test):
        rows["fare"] = np.log1p(rows["fare"])
    encode = ColumnTransformer([
        ("categories", dense_one_hot(), ["class", "sex", "embarked"]),
        ("numbers", make_pipeline(SimpleImputer(strategy="median", add_indicator=True), StandardScaler()), ["age", "siblings", "fare"]),
    ])
    pipeline = make_pipeline(encode, model).fit(train, train["survived"] == "yes")
    return roc_auc_score(test["survived"] == "yes", pipeline.predict_proba(test)[:, 1])
    # </titanic>


def adult(train, test, model):
    # <adult>
    for rows in (train, test):
        rows["gain"] = np.log1p(rows["gain"])
        rows["married"] = rows["married"] == "yes"
    encode = ColumnTransformer([
        ("categories", dense_one_hot(), ["workclass", "education", "occupation"]),
        ("numbers", StandardScaler(), ["age", "hours", "gain", "married"]),
    ])
    pipeline = make_pipeline(encode, model).fit(train, train["rich"] == "yes")
    return roc_auc_score(test["rich"] == "yes", pipeline.predict_proba(test)[:, 1])
    # </adult>


def houses(train, test, model):
    # <houses>
    for rows in (train, test):
        rows["log area"] = np.log1p(rows["area"])
        rows["garden"] = rows["garden"] == "yes"
    encode = ColumnTransformer([
        ("categories", dense_one_hot(), ["town", "condition"]),
        ("numbers", StandardScaler(), ["area", "log area", "rooms", "built", "garden"]),
    ])
    pipeline = make_pipeline(encode, model).fit(train, np.log(train["price"]))
    return r2_score(test["price"], np.exp(pipeline.predict(test)))
    # </houses>


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def main(folder):
    results = {}
    for name, job in (("churn", churn), ("titanic", titanic), ("adult", adult), ("houses", houses)):
        models = (
            [LinearRegression(), HistGradientBoostingRegressor(random_state=1)]
            if name == "houses"
            else [LogisticRegression(max_iter=1000), HistGradientBoostingClassifier(random_state=1)]
        )
        paths = [f"{folder}/{name}.{part}.csv" for part in ("train", "test")]
        scores = [job(pd.read_csv(paths[0], keep_default_na=True), pd.read_csv(paths[1], keep_default_na=True), model) for model in models]
        best = max(range(2), key=lambda i: scores[i])
        results[name] = {"score": round(scores[best], 6), "model": type(models[best]).__name__, "train": digest(paths[0]), "test": digest(paths[1])}
    json.dump(results, sys.stdout, indent=2)
    print()


main(sys.argv[1])

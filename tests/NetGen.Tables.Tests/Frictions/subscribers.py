"""The same with scikit-learn, on the files that FrictionTests leaves in a folder: python3 subscribers.py FOLDER > subscribers.json"""
import hashlib
import json
import sys

# <subscribers>
import joblib
import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler


def prepared(rows):
    rows["joined"] = (pd.to_datetime(rows["joined"]) - pd.Timestamp("2019-01-01")).dt.days
    rows["supports"] = rows["supports"] == "yes"
    rows["balance"] = np.log1p(rows["balance"])
    return rows
# </subscribers>


def run(train_file, test_file, kept):
    # <subscribers>
    train, test = prepared(pd.read_csv(train_file)), prepared(pd.read_csv(test_file))
    encode = ColumnTransformer([
        ("categories", OneHotEncoder(handle_unknown="ignore"), ["plan", "region", "contract"]),
        ("words", CountVectorizer(), "notes"),
        ("numbers", make_pipeline(SimpleImputer(strategy="median", add_indicator=True), StandardScaler()), ["balance", "visits", "age", "calls", "supports", "joined"]),
    ])
    pipeline = make_pipeline(encode, LogisticRegression(max_iter=1000)).fit(train, train["churned"] == "yes")
    auc = roc_auc_score(test["churned"] == "yes", pipeline.predict_proba(test)[:, 1])
    joblib.dump(pipeline, kept)
    customer = prepared(pd.DataFrame([{
        "plan": "basic", "balance": 120.5, "visits": 2, "age": np.nan, "calls": 4, "supports": "no", "joined": "2023-05-01", "region": "south", "contract": "monthly", "notes": "asked for a lower price",
    }]))
    answer = joblib.load(kept).predict_proba(customer)[0, 1]
    # </subscribers>
    return auc, answer


if __name__ == "__main__":
    files = [sys.argv[1] + "/" + name for name in ("train.csv", "test.csv")]
    digests = [hashlib.sha256(open(file, "rb").read()).hexdigest() for file in files]
    auc, answer = run(*files, sys.argv[1] + "/kept.joblib")
    print(json.dumps({"train": digests[0], "test": digests[1], "auc": round(auc, 4), "answer": round(answer, 4)}, indent=2))

"""Answers for Python: a `Table` in; plain values, data frames and a page for notebooks out."""

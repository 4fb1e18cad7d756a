"""Graph → answers: one question is one .rq file with a header; `engine.ask` runs them all.

Nothing is imported here, so that the command line can list the questions (`header.questions`) without loading the engine.
"""

"""Graph → answers: one question is one .rq file with a header; one small engine runs them all."""

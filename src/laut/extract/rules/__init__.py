"""The grammar engine: statements by rule, one module a construction, no learned weight."""

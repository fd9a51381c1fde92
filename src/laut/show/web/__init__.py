"""The page where a person reads, compares and decides: `laut serve`.

contexts/   one module a page: (ledger, query) -> frozen record; the template and the .json twin show the same record
words       the interface's words, by language
rendering   record -> HTML or JSON
safety      who may ask, what may be sent, what an answer may load
actions     what a person decides: every POST
downloads   a question's chart and table as files
openapi     the .json twins, described
site        addresses -> pages
templates/  one a page; static/ one style sheet, one script
"""

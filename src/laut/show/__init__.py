"""The outside: command line, exports, pages."""

"""What everything stands on: errors, spans, records, and what a language must supply."""

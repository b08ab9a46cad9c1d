"""Text in, typed value or nothing out: pure functions that know no page."""

"""Time expressions in prose: found, read as TIMEX3 values, and set on the calendar."""

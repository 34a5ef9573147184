"""简报, in three views: making one, editions, checking a draft."""

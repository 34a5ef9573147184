"""Web page: the briefing as one file that opens without a server."""

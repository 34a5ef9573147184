"""Pictures: charts and cards drawn by a real browser on the server."""

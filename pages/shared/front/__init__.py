"""What the browser is sent before any page: the shell in Chinese, and nothing from elsewhere."""

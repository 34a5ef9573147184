"""Who: people, their roles, what each may see, send and decide; and the log of what was done."""

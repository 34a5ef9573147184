"""会议版 on the pages: the band, the link, what changed since."""

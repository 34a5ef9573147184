"""大屏: every monitor page as one screen of 1920 × 1080 without controls, for the meeting room."""

"""The desk of 填报: five steps from a file to a publication, for every upload lying on it."""

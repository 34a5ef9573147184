"""How each number of a row came about, by the kind of number."""

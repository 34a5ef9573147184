"""One chain or one park: its figures gathered once, and the parts a card is made of."""

"""How fast the paper is made, beside what else could make it: ratios, never gates."""

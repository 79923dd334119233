"""Cases out of other systems' files: which can be kept, and whose codes are known."""

"""What people are paid: which rows can be kept, the six figures, and what of them may be printed."""

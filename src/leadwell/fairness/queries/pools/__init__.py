"""What pooled figures are made of: which figures, and what each year of each employer printed and hid."""

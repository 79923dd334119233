"""Every read of what is done about a figure: plans, objectives, packs of evidence, grades."""

"""What the demo has to show about fairness: ten years of decisions, some of them unfair on purpose."""

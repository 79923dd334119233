"""What is typed or ticked about training."""

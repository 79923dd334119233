"""What bullying costs: the published estimate, and the same for one organisation, in ranges."""

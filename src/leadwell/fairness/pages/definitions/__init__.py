"""What is counted here, and what each figure and each funnel means: for anybody."""

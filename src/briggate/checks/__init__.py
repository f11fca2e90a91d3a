"""The gate's rules, and what runs them. Rules look at what they are given; they do not fetch, run or write."""

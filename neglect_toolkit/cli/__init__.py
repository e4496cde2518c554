"""The command line: reads arguments, calls services, prints. It decides nothing about a child."""

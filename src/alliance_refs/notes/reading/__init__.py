"""A citation's words -> its form, its locator, what it says of its work."""

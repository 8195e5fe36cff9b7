"""The Monday page: which clinic's list is called first."""

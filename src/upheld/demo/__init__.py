"""The demo: five desks, their people and their days; nothing that a real installation needs."""

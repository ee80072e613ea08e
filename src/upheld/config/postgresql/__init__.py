"""Django's PostgreSQL backend, reading instants in C. Which server it talks to is said in the settings."""

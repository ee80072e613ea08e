"""Numbers of what was kept, and what customers say of it: rollups, surveys. The promises themselves live in tickets."""

"""Agreement documents in the database: immutable published versions. Meaning lives in servicelevel."""

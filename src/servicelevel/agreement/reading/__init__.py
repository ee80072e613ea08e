"""From the text of each kind of terms block to the frozen term it means."""

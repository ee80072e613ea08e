"""An annex to Integrato's agreement: a P2 is answered within 45 minutes of business time. Checks nothing."""

FRONT = """---
annex: A
agreement: integrato
effective: 2026-04-01
---
"""

SOONER = (
    FRONT
    + """
### 5.1 First response and acknowledgement

```terms
targets:
  response_time:
    strength: guaranteed
    rules:
      - {when: {priority: p1}, within: 30 business minutes, on: office}
      - {when: {priority: p2}, within: 45 business minutes, on: office}
      - {within: 1 business day, on: office}
```

```example
A P2 raised on Tuesday 16 June 2026 at 10:00 is answered by Tuesday 16 June 2026 at 10:45.
```
"""
)

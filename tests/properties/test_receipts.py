"""The verifier, which shares no code with the product, agrees with whatever receipt the product writes.

`make receipts` runs ten thousand; the suite, a sample.
"""

import os

from hypothesis import HealthCheck, given, settings

from servicelevel.clocks.receipts.receipt import Receipt
from servicelevel.clocks.receipts.written import written_receipt
from tests.properties.receipts import receipts_of_documents, receipts_of_the_five
from tests.support.verifier import differing_step

# Half of them under random documents, half under the five agreements.
COUNT = int(os.environ.get("RECEIPTS", "40"))
usual = settings(
    max_examples=COUNT // 2,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)


@usual
@given(receipts_of_documents())
def test_receipts_under_random_documents_agree(receipt: Receipt) -> None:
    assert differing_step(written_receipt(receipt), receipt.agreement.text) is None


@usual
@given(receipts_of_the_five())
def test_receipts_under_the_five_agreements_agree(receipt: Receipt) -> None:
    assert differing_step(written_receipt(receipt), receipt.agreement.text) is None


@usual
@given(receipts_of_documents())
def test_what_was_counted_and_what_is_ahead_add_up(receipt: Receipt) -> None:
    reading = receipt.reading
    assert sum((segment.length for segment in receipt.counted), start=reading.used * 0) == reading.used
    if receipt.ahead:
        assert sum((segment.length for segment in receipt.ahead), start=reading.used) == reading.total

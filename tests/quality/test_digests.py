from __future__ import annotations

import hashlib
import uuid

from hypothesis import given
from hypothesis import strategies as st

from relief_player.digests import digest, named_uuid

ANY_TEXT = st.text(st.characters(codec="utf-8"))


@given(st.lists(ANY_TEXT))
def test_a_digest_is_the_sha256_of_the_texts_with_zero_bytes_between(texts: list[str]):
    assert digest(*texts) == hashlib.sha256("\0".join(texts).encode()).hexdigest()


def test_half_a_character_which_a_file_name_may_hold_has_a_digest_too():
    assert digest("\udcff") == hashlib.sha256(b"\xed\xb3\xbf").hexdigest()


@given(st.uuids(), ANY_TEXT)
def test_a_named_uuid_is_the_one_that_python_makes(namespace: uuid.UUID, name: str):
    assert named_uuid(namespace, name) == uuid.uuid5(namespace, name)

"""Files in the age format, made and read here from its specification, and cheap to open: https://age-encryption.org/v1.

The application's own take a second each. That these open too shows that it reads the format and not one library's.
"""

from __future__ import annotations

import base64
import hmac
import secrets

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

_CHUNK = 64 * 1024


def aged(plain: bytes, passphrase: str, work_factor: int = 2) -> bytes:
    """`plain` encrypted to a passphrase."""
    key, salt, nonce = secrets.token_bytes(16), secrets.token_bytes(16), secrets.token_bytes(16)
    derived = Scrypt(salt=b"age-encryption.org/v1/scrypt" + salt, length=32, n=2**work_factor, r=8, p=1)
    wrapped = ChaCha20Poly1305(derived.derive(passphrase.encode())).encrypt(bytes(12), key, None)
    header = f"age-encryption.org/v1\n-> scrypt {_base64(salt)} {work_factor}\n{_base64(wrapped)}\n---".encode()
    mac = hmac.digest(_derived(key, b"", b"header"), header, "sha256")
    payload = ChaCha20Poly1305(_derived(key, nonce, b"payload"))
    chunks = [plain[start : start + _CHUNK] for start in range(0, len(plain), _CHUNK)] or [b""]
    sealed = [
        payload.encrypt(number.to_bytes(11, "big") + bytes([number == len(chunks) - 1]), chunk, None)
        for number, chunk in enumerate(chunks)
    ]
    return header + b" " + _base64(mac).encode() + b"\n" + nonce + b"".join(sealed)


def unaged(file: bytes, passphrase: str) -> bytes:
    """What a file encrypted to a passphrase holds, read without the library that the application uses."""
    header, _, rest = file.partition(b"\n---")
    [salt, work_factor], body = header.split(b"\n")[1].split()[2:], header.split(b"\n")[2]
    salted = b"age-encryption.org/v1/scrypt" + _from_base64(salt)
    derived = Scrypt(salt=salted, length=32, n=2 ** int(work_factor), r=8, p=1).derive(passphrase.encode())
    key = ChaCha20Poly1305(derived).decrypt(bytes(12), _from_base64(body), None)
    mac, _, sealed = rest.partition(b"\n")
    assert hmac.compare_digest(
        hmac.digest(_derived(key, b"", b"header"), header + b"\n---", "sha256"), _from_base64(mac.strip())
    )
    payload, sealed = ChaCha20Poly1305(_derived(key, sealed[:16], b"payload")), sealed[16:]
    starts = range(0, len(sealed), _CHUNK + 16)
    return b"".join(
        payload.decrypt(
            number.to_bytes(11, "big") + bytes([number == len(starts) - 1]), sealed[start : start + _CHUNK + 16], None
        )
        for number, start in enumerate(starts)
    )


def _derived(key: bytes, salt: bytes, what: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=what).derive(key)


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode().rstrip("=")


def _from_base64(text: bytes) -> bytes:
    return base64.b64decode(text + b"=" * (-len(text) % 4))

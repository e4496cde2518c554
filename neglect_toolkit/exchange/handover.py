"""A handover package as a file: canonical JSON, compressed, encrypted to a passphrase in the age format.

`age -d FILE | tail -n +2 | gunzip` gives the JSON. docs/decisions/0014 says why it is so.
"""

from __future__ import annotations

import gzip
import re
import zlib

import pyrage
from pyrage import passphrase as by_passphrase

from neglect_toolkit import formats
from neglect_toolkit.errors import HandoverError, HandoverPassphraseError, RecordUnreadableError
from neglect_toolkit.formats import Kept
from neglect_toolkit.model.base import canonical_json
from neglect_toolkit.model.handover import FORMAT, Package

LARGEST = 64 * 1024 * 1024
"""How many bytes a package may be when it is unpacked: some thousand assessments, and no bomb."""

LARGEST_FILE = LARGEST + 1024 * 1024
HIGHEST_WORK_FACTOR = 22
"""Scrypt then takes 4 GiB and some seconds. A file that asks for more is there to stop the computer."""

_NAME = b"neglect-toolkit handover "
_FIRST_LINE = _NAME + str(FORMAT).encode() + b"\n"
_AGE = re.compile(rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n")
_WRONG_KEY = "Decryption failed"  # what the library says where no key opens the file
_GZIP = 31  # zlib's number for a gzip stream of the largest window

_NONE = "This is no handover file that a passphrase opens. Choose the file that you were sent, as you were sent it."
_ALTERED = "This handover file was cut or changed on its way, so nothing of it was used. Ask for it to be sent again."
_TOO_LARGE = "This handover file is larger than any that the application makes, so it was not opened."
_NOT_WHOLE = (
    "What this handover file holds does not prove whole, so nothing of it was used. Ask for it to be made anew with "
    "the version of the application that you have."
)
_NOT_READ = (
    "Something in this handover file cannot be read by this version of the application, so nothing of it was used. "
    "Update the application, then try again."
)
_LATER = "This handover file was made with a later version of the application. Update the application, then try again."


def pack(package: Package, passphrase: str) -> bytes:
    """The package as a file. Slow on purpose (scrypt: one to four seconds and about 1 GiB of memory).

    On whatever thread it runs, the library lets no other thread go on meanwhile.

    Raises:
        HandoverError: it is too large for one file.
    """
    return bytes(by_passphrase.encrypt(in_plain(package), passphrase))


def unpack(file: bytes, passphrase: str) -> Package:
    """The package in a file, proved whole. Slow as `pack`.

    Raises:
        HandoverPassphraseError: the passphrase is another one.
        HandoverError: the file is no handover file, was cut or altered, or was made with a later version.
    """
    if len(file) > LARGEST_FILE:
        raise HandoverError(_TOO_LARGE)
    header = _AGE.match(file)
    if header is None or int(header[1]) > HIGHEST_WORK_FACTOR:
        raise HandoverError(_NONE)
    try:
        plain = by_passphrase.decrypt(file, passphrase)
    except pyrage.DecryptError as error:
        if str(error) == _WRONG_KEY:
            raise HandoverPassphraseError(
                "The passphrase is not the one that this handover file was made with. Ask whoever sent it."
            ) from None
        raise HandoverError(_ALTERED) from None
    return from_plain(plain)


def in_plain(package: Package) -> bytes:
    """What is encrypted: a line that names the format, then the compressed JSON.

    Raises:
        HandoverError: it is too large for one file.
    """
    text = canonical_json(package.plain()).encode()
    if len(text) > LARGEST:
        raise HandoverError("These assessments are too many for one file. Hand them over in two or more files.")
    return _FIRST_LINE + gzip.compress(text, mtime=0)


def from_plain(plain: bytes) -> Package:
    """The package in what was decrypted. Raises HandoverError."""
    line, _, rest = plain.partition(b"\n")
    number = line.removeprefix(_NAME)
    if not line.startswith(_NAME) or not re.fullmatch(rb"[1-9][0-9]{0,8}", number):
        raise HandoverError(_NONE)
    if int(number) > FORMAT:
        raise HandoverError(_LATER)
    try:
        newest = formats.upgraded(Kept.PACKAGE, int(number), _unpacked(rest), called="The package")
    except (RecordUnreadableError, ValueError, RecursionError):
        raise HandoverError(_NOT_WHOLE) from None
    try:
        return Package.model_validate_json(newest)
    except RecordUnreadableError:
        raise HandoverError(_NOT_READ) from None
    except (ValueError, RecursionError):
        # Every fault of a value is a ValueError. Its own words may hold what is written about a child.
        raise HandoverError(_NOT_WHOLE) from None


def _unpacked(compressed: bytes) -> str:
    reader = zlib.decompressobj(wbits=_GZIP)
    try:
        text = reader.decompress(compressed, LARGEST + 1)
    except zlib.error:
        raise HandoverError(_ALTERED) from None
    if len(text) > LARGEST:
        raise HandoverError(_TOO_LARGE)
    if not reader.eof or reader.unused_data:
        raise HandoverError(_ALTERED)
    return text.decode()

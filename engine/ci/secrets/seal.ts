import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Rng } from '../../core/rng';
import { CiError } from '../errors';

const NONCE_BYTES = 24;

/**
 * The key of a repository. It follows from the repository, so that sealed values travel with the work: what is sealed
 * cannot be read in passing, in a file, an export or a search; it is no protection from whoever has this program.
 */
const keyOf = (repository: string): Uint8Array =>
  sha256(utf8ToBytes(`stagecraft/actions/secrets/${repository}`));

/** Seals a value, so that it never lies in a file in clear. */
export function seal(value: string, repository: string, rng: Rng): string {
  const nonce = Uint8Array.from({ length: NONCE_BYTES }, () => rng.int(256));
  return `v1.${bytesToHex(nonce)}.${bytesToHex(xchacha20poly1305(keyOf(repository), nonce).encrypt(utf8ToBytes(value)))}`;
}

/** The value again. @throws CiError `state-invalid` when it was sealed for another repository, or was changed. */
export function unseal(sealed: string, repository: string): string {
  const [version, nonce = '', body = ''] = sealed.split('.');
  try {
    if (version !== 'v1') throw new RangeError('of another version');
    return new TextDecoder().decode(
      xchacha20poly1305(keyOf(repository), hexToBytes(nonce)).decrypt(hexToBytes(body)),
    );
  } catch {
    throw new CiError(
      'state-invalid',
      'A secret of this repository cannot be opened: it was sealed for another one. Set it again with gh secret set.',
    );
  }
}

import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import type { PasskeyAssertion, PasskeyAttestation } from '../../contracts/api/passkeys';
import { ORIGIN } from './api';

/** What an authenticator says of itself and of where it is. */
export interface Situation {
  /** Of the page that asks. */
  readonly origin?: string;
  readonly rpId?: string;
  /** Whether somebody has shown it who they are. */
  readonly isVerified?: boolean;
  /** In place of the count that comes next. */
  readonly counter?: number;
  /** In place of whom it belongs to. */
  readonly userHandle?: string;
}

const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url');
const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest();

/** An authenticator with one passkey: real keys, real signatures (ES256), and a browser that believes what it is told. */
export class SoftAuthenticator {
  readonly id = base64url(randomBytes(16));
  counter = 0;
  #userHandle = '';
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  /** Makes the passkey. */
  create(
    options: { readonly challenge: string; readonly user: { readonly id: string } },
    situation: Situation = {},
  ): PasskeyAttestation {
    this.#userHandle = options.user.id;
    const { x, y } = this.#keys.publicKey.export({ format: 'jwk' });
    // COSE: an elliptic curve key, ES256, on P-256.
    const cose = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x!, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y!, 'base64url'))],
    ]);
    const id = Buffer.from(this.id, 'base64url');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const authData = Buffer.concat([
      this.#authenticatorData(situation, 0x40),
      Buffer.alloc(16),
      length,
      id,
      isoCBOR.encode(cose),
    ]);
    const attestation = new Map<string, string | Uint8Array | Map<string, string>>([
      ['fmt', 'none'],
      ['attStmt', new Map<string, string>()],
      ['authData', new Uint8Array(authData)],
    ]);
    return {
      ...this.#credential(),
      response: {
        clientDataJSON: clientData('webauthn.create', options.challenge, situation),
        attestationObject: base64url(isoCBOR.encode(attestation)),
      },
    };
  }

  /** Signs a challenge. */
  get(options: { readonly challenge: string }, situation: Situation = {}): PasskeyAssertion {
    this.counter++;
    const clientDataJSON = clientData('webauthn.get', options.challenge, situation);
    const data = this.#authenticatorData(situation);
    const signed = Buffer.concat([data, sha256(Buffer.from(clientDataJSON, 'base64url'))]);
    return {
      ...this.#credential(),
      response: {
        clientDataJSON,
        authenticatorData: base64url(data),
        signature: base64url(sign('sha256', signed, this.#keys.privateKey)),
        userHandle: situation.userHandle === undefined ? this.#userHandle : base64url(situation.userHandle),
      },
    };
  }

  #credential() {
    return { id: this.id, rawId: this.id, type: 'public-key' as const, clientExtensionResults: {} };
  }

  #authenticatorData(
    { rpId = new URL(ORIGIN).hostname, isVerified = true, counter }: Situation,
    flags = 0,
  ): Buffer {
    const data = Buffer.alloc(37);
    sha256(rpId).copy(data);
    data[32] = 0x01 | (isVerified ? 0x04 : 0) | flags;
    data.writeUInt32BE(counter ?? this.counter, 33);
    return data;
  }
}

function clientData(type: string, challenge: string, { origin = ORIGIN }: Situation): string {
  return base64url(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

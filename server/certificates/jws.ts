import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { type Certificate, certificateSchema } from '../../contracts/api/certificates';
import { sha256 } from '../accounts/secret-codes';
import type { Secrets } from '../config/secrets';

/** The key that certificates are signed by, and its public half for those who check them elsewhere. */
export interface CertificateKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** As RFC 8037 writes it. */
  readonly jwk: {
    readonly kty: 'OKP';
    readonly crv: 'Ed25519';
    readonly x: string;
    readonly kid: string;
    readonly use: 'sig';
    readonly alg: 'EdDSA';
  };
}

/** The DER of a PKCS #8 Ed25519 key up to its 32 bytes (RFC 8410, section 7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

const TYPE = 'certificate+jws';

/** The server's key for certificates: Ed25519, its seed derived from the server's secret, so that a copy of the database signs nothing. */
export function certificateKey(secrets: Secrets): CertificateKey {
  const seed = secrets.hmac('certificates', 'Ed25519 seed 1');
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  const { x } = publicKey.export({ format: 'jwk' }) as { x: string };
  // RFC 7638: the hash of the required members in their order.
  const kid = sha256(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x })).toString('base64url');
  return { privateKey, publicKey, jwk: { kty: 'OKP', crv: 'Ed25519', x, kid, use: 'sig', alg: 'EdDSA' } };
}

/** Signs a certificate: a compact JSON Web Signature (RFC 7515) by EdDSA. */
export function signCertificate({ privateKey, jwk }: CertificateKey, certificate: Certificate): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'EdDSA', kid: jwk.kid, typ: TYPE })}.${part(certificate)}`;
  return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}`;
}

/** The certificate that was signed by this key; null for anything else, whatever differs: text, key, algorithm, form. */
export function readCertificate({ publicKey, jwk }: CertificateKey, jws: string): Certificate | null {
  const parts = jws.split('.');
  const [header, payload, signature] = parts.map(exactBytes);
  if (parts.length !== 3 || !header || !payload || !signature || signature.length !== 64) return null;
  const { alg, kid, typ, ...others } = (json(header) ?? {}) as Record<string, unknown>;
  const isOurs = alg === 'EdDSA' && kid === jwk.kid && typ === TYPE && Object.keys(others).length === 0;
  if (!isOurs || !verify(null, Buffer.from(jws.slice(0, jws.lastIndexOf('.'))), publicKey, signature))
    return null;
  const parsed = certificateSchema.safeParse(json(payload));
  return parsed.success ? parsed.data : null;
}

/** The bytes of a base64url text; null when another text would give the same ones. */
function exactBytes(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}

function json(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}

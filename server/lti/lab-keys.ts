import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { exportJWK, exportPKCS8, generateKeyPair, importPKCS8, type JWTPayload, SignJWT } from 'jose';
import type { Secrets } from '../config/secrets';
import type { Db, Queries } from '../db/db';
import { ltiKeys } from '../db/schema/lti';

/** The keys that the lab signs with towards platforms: RSA, in the database, the private half sealed with the server's secret. */
export interface LabKeys {
  /** The public halves, for `/lti/jwks`. */
  publicSet(): Promise<{ readonly keys: readonly object[] }>;
  /** Signs what the lab says to a platform. */
  sign(payload: JWTPayload): Promise<string>;
}

interface KeyRow {
  readonly kid: string;
  readonly sealed: Uint8Array;
}

const LOCK = 7_264_308;

/** All servers of a database share its keys. The first one is made when it is needed; another one, when the secret was changed. */
export function createLabKeys(db: Db, secrets: Secrets): LabKeys {
  const sealingKey = secrets.hmac('lti-keys', 'AES-256-GCM 1');
  /** The newest key that this server's secret opens. */
  const current = async (queries: Queries) => {
    const rows = await queries.query<KeyRow>(
      'select kid, sealed from lti_keys order by created_at desc, kid',
    );
    for (const { kid, sealed } of rows) {
      const pkcs8 = unseal(sealingKey, sealed);
      if (pkcs8 !== null) return { kid, pkcs8 };
    }
    return null;
  };
  const make = async (queries: Queries) => {
    // Of servers that start at once, one makes it.
    await queries.query('select pg_advisory_xact_lock($1)', [LOCK]);
    const found = await current(queries);
    if (found !== null) return found;
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    const kid = randomUUID();
    const pkcs8 = await exportPKCS8(privateKey);
    const jwk = { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' };
    const [clock] = await queries.query<{ now: Date }>('select clock_timestamp() as now');
    await queries.orm
      .insert(ltiKeys)
      .values({ kid, publicJwk: jwk, sealed: seal(sealingKey, pkcs8), createdAt: clock!.now });
    return { kid, pkcs8 };
  };
  const currentOrNew = async () => (await current(db)) ?? (await db.tx(make));
  return {
    publicSet: async () => {
      await currentOrNew();
      const rows = await db.query<{ jwk: object }>(
        'select public_jwk as jwk from lti_keys order by created_at desc, kid',
      );
      return { keys: rows.map(({ jwk }) => jwk) };
    },
    sign: async (payload) => {
      const { kid, pkcs8 } = await currentOrNew();
      const key = await importPKCS8(pkcs8, 'RS256');
      return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' }).sign(key);
    },
  };
}

const IV = 12;
const TAG = 16;

function seal(key: Uint8Array, text: string): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** Null: it was sealed with another secret. */
function unseal(key: Uint8Array, sealed: Uint8Array): string | null {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV));
  decipher.setAuthTag(sealed.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(IV, -TAG)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

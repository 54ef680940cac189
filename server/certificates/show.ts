import type { ShownCertificate } from '../../contracts/api/certificates';
import type { Queries } from '../db/db';
import { type CertificateKey, readCertificate } from './jws';

/** A certificate as it is stored. */
export interface StoredCertificate {
  readonly id: string;
  readonly userId: string;
  readonly jws: string;
  readonly revokedAt: Date | null;
  readonly revokedWhy: 'replaced' | 'owner' | 'operator' | null;
}

/** Null: there never was such a one, or its owner has erased their account. */
export async function findCertificate(queries: Queries, id: string): Promise<StoredCertificate | null> {
  const [row] = await queries.query<StoredCertificate>(
    `select id, user_id as "userId", jws, revoked_at as "revokedAt", revoked_why as "revokedWhy"
     from certificates where id = $1`,
    [id],
  );
  return row ?? null;
}

/** What anybody may know of a certificate: of one that was revoked, that it was, and no name. */
export function showCertificate(
  key: CertificateKey,
  { id, jws, revokedAt, revokedWhy }: StoredCertificate,
): ShownCertificate {
  if (revokedAt !== null && revokedWhy !== null)
    return { state: 'revoked', revokedAt: revokedAt.toISOString(), why: revokedWhy };
  const certificate = readCertificate(key, jws);
  // One that was signed for another id would be somebody else's under this address.
  if (certificate?.id !== id) return { state: 'broken' };
  return { state: 'valid', certificate, jws, key: key.jwk };
}

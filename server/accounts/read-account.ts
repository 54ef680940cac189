import type { Me } from '../../contracts/api/accounts';
import type { Queries } from '../db/db';
import { getPerson, readMe } from './people';
import { sha256 } from './secret-codes';

export interface OwnAccount {
  readonly me: Me;
  readonly hasRecoveryCode: boolean;
  readonly passkeys: readonly {
    readonly id: string;
    readonly name: string;
    readonly isSynced: boolean;
    readonly createdAt: Date;
    readonly usedAt: Date | null;
  }[];
  /** Accounts elsewhere. */
  readonly identities: readonly {
    readonly provider: string;
    readonly issuer: string;
    readonly subject: string;
    readonly createdAt: Date;
  }[];
  readonly sessions: readonly {
    readonly createdAt: Date;
    readonly seenAt: Date;
    readonly isThis: boolean;
  }[];
  readonly streams: readonly { readonly id: string; readonly last: number; readonly createdAt: Date }[];
}

/** Someone's own account as they see it. @param token of the session that asks. */
export async function readOwnAccount(
  queries: Queries,
  userId: string,
  token: string | null,
): Promise<OwnAccount> {
  const found = await getPerson(queries, userId);
  return {
    me: await readMe(queries, userId),
    hasRecoveryCode: found.recoverySha256 !== null,
    passkeys: await queries.query(
      `select id, name, is_synced as "isSynced", created_at as "createdAt", used_at as "usedAt"
       from passkeys where user_id = $1 order by created_at`,
      [userId],
    ),
    identities: await queries.query(
      `select provider, issuer, subject, created_at as "createdAt"
       from identities where user_id = $1 order by created_at`,
      [userId],
    ),
    sessions: await queries.query(
      `select created_at as "createdAt", seen_at as "seenAt", token_sha256 = $2 as "isThis"
       from sessions where user_id = $1 order by seen_at desc limit 100`,
      [userId, sha256(token ?? '')],
    ),
    streams: await queries.query(
      `select id, last_seq as last, created_at as "createdAt" from streams where user_id = $1 order by created_at`,
      [userId],
    ),
  };
}

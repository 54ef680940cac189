import type { ProgramIo } from '../../../core/lab-program';
import { awsKeyOf } from '../cli/aws/aws-settings';
import { azKeyOf } from '../cli/az/az-settings';
import { gcloudKeyOf } from '../cli/gcloud/gcloud-settings';
import { hashOfKey } from '../keys/authorise';
import type { Scope } from '../keys/scopes';
import { PROVIDER_WORDS, type Provider } from '../providers';
import type { CloudKey, CloudState } from '../state/cloud-state';

/** A key as a panel shows it. Times are milliseconds since the epoch. */
export interface KeyView {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly madeAt: number;
  readonly expiresAt: number | null;
  readonly standing: 'live' | 'expired' | 'revoked';
  /** Whether the program of its cloud acts with it. */
  readonly isInUse: boolean;
}

/** An account with its keys. */
export interface AccountView {
  readonly id: string;
  readonly name: string;
  readonly provider: Provider;
  /** `AWS account`. */
  readonly what: string;
  /** `aws`, `gcloud`, `az`. */
  readonly program: string;
  readonly openedAt: number;
  readonly keys: readonly KeyView[];
}

/** The value of the key that each program finds in its files. */
const FINDERS: Readonly<Record<Provider, (io: ProgramIo) => string | undefined>> = {
  aws: (io) => awsKeyOf(io, () => undefined),
  gcp: gcloudKeyOf,
  azure: azKeyOf,
};

const standingOf = ({ revokedAt, expiresAt }: CloudKey, now: number): KeyView['standing'] =>
  revokedAt !== null ? 'revoked' : expiresAt !== null && expiresAt <= now ? 'expired' : 'live';

/** The accounts of the organisation; `fs` is where the programs keep their keys. */
export function accountsView(state: CloudState, now: number, fs: ProgramIo['fs']): AccountView[] {
  // The programs ask for no more than files and environment; a panel has no environment of its own.
  const io = { fs, env: {} } as ProgramIo;
  return state.accounts.map(({ id, name, provider, openedAt }) => {
    const used = FINDERS[provider](io);
    const { title, account, program } = PROVIDER_WORDS[provider];
    return {
      id,
      name,
      provider,
      program,
      openedAt,
      what: `${title} ${account}`,
      keys: state.keys
        .filter((key) => key.account === id)
        .map((key) => ({
          id: key.id,
          name: key.name,
          scopes: key.scopes,
          madeAt: key.madeAt,
          expiresAt: key.expiresAt,
          standing: standingOf(key, now),
          isInUse: used !== undefined && key.hash === hashOfKey(used),
        })),
    };
  });
}

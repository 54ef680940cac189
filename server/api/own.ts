import type { Actor } from '../access/actor';
import type { AccountResource } from '../access/resource';

/** One's own account as what is asked about; nobody's for someone who has not signed in. */
export function ownAccount({ actor }: { readonly actor: Actor }): AccountResource {
  return { kind: 'account', userId: actor.kind === 'user' ? actor.userId : '' };
}

import { CloudError } from '../errors';
import {
  type Account,
  type CloudKey,
  type CloudState,
  EMPTY_CLOUD,
  type Resource,
  type Sent,
  type Since,
} from './cloud-state';
import type { Budget, CloudEvent } from './events';

/** A resource that is still being written. */
interface ResourceDraft extends Omit<Resource, 'spec' | 'deletedAt' | 'sizes' | 'tags'> {
  spec: Resource['spec'];
  deletedAt: number | null;
  readonly sizes: Since<number>[];
  readonly tags: Since<Readonly<Record<string, string>>>[];
}

/** The state while events are taken in: an autoscaler leaves thousands, and each must not copy those before it. */
interface Draft {
  readonly accounts: Map<string, Account>;
  readonly keys: Map<string, CloudKey>;
  readonly resources: Map<string, ResourceDraft>;
  readonly sent: Sent[];
  readonly budgets: Map<string, Budget>;
}

/**
 * The clouds after all that happened. Events are taken by their time, those of one moment in the order in which they are
 * given: so it does not matter in which order a file has them.
 * @param before what was there; nothing when absent. It stays as it is.
 * @throws CloudError `file-invalid` when one is about something that is not there.
 */
export function foldCloud(events: readonly CloudEvent[], before: CloudState = EMPTY_CLOUD): CloudState {
  const draft: Draft = {
    accounts: new Map(before.accounts.map((account) => [account.id, account])),
    keys: new Map(before.keys.map((key) => [key.id, key])),
    resources: new Map(
      before.resources.map((one) => [one.id, { ...one, sizes: [...one.sizes], tags: [...one.tags] }]),
    ),
    sent: [...before.sent],
    budgets: new Map(before.budgets.map((budget) => [budget.name, budget])),
  };
  for (const event of [...events].sort((a, b) => a.at - b.at)) take(draft, event);
  return {
    accounts: [...draft.accounts.values()],
    keys: [...draft.keys.values()],
    resources: [...draft.resources.values()],
    sent: draft.sent,
    budgets: [...draft.budgets.values()],
  };
}

function take(draft: Draft, event: CloudEvent): void {
  const { at } = event;
  switch (event.type) {
    case 'account-opened':
      draft.accounts.set(event.account.id, { ...event.account, openedAt: at });
      return;
    case 'key-made':
      draft.keys.set(event.key.id, { ...event.key, madeAt: at, revokedAt: null });
      return;
    case 'key-revoked': {
      const key = draft.keys.get(event.id) ?? lost(`key ${event.id}`);
      draft.keys.set(event.id, { ...key, revokedAt: at });
      return;
    }
    case 'created': {
      const { size, tags, ...head } = event.resource;
      if (!draft.accounts.has(head.account)) lost(`account ${head.account}`);
      draft.resources.set(head.id, {
        ...head,
        createdAt: at,
        createdBy: event.by,
        deletedAt: null,
        sizes: [{ at, value: size }],
        tags: [{ at, value: tags }],
      });
      return;
    }
    case 'resized':
      standing(draft, event.id).sizes.push({ at, value: event.size });
      return;
    case 'respecified':
      standing(draft, event.id).spec = event.spec;
      return;
    case 'tagged':
      standing(draft, event.id).tags.push({ at, value: event.tags });
      return;
    case 'deleted':
      standing(draft, event.id).deletedAt = at;
      return;
    case 'sent':
      if (!draft.resources.has(event.id)) lost(`resource ${event.id}`);
      draft.sent.push({ at, resource: event.id, bytes: event.bytes });
      return;
    case 'budget-set':
      draft.budgets.delete(event.budget.name);
      draft.budgets.set(event.budget.name, event.budget);
      return;
    case 'budget-removed':
      draft.budgets.delete(event.name);
  }
}

/** A resource that has not been deleted. */
function standing({ resources }: Draft, id: string): ResourceDraft {
  const found = resources.get(id);
  return found === undefined || found.deletedAt !== null ? lost(`resource ${id}`) : found;
}

function lost(what: string): never {
  throw new CloudError(
    'file-invalid',
    `The record of the clouds tells of a ${what} that it does not have. Undo the edit of .lab/srv/cloud/events.jsonl.`,
  );
}

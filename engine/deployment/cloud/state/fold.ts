import { CloudError } from '../errors';
import { type CloudState, EMPTY_CLOUD, type Resource } from './cloud-state';
import type { CloudEvent } from './events';

/**
 * The clouds after all that happened. Events are taken by their time, those of one moment in the order in which they are
 * given: so it does not matter in which order a file has them.
 * @throws CloudError `file-invalid` when one is about something that is not there.
 */
export function foldCloud(events: readonly CloudEvent[]): CloudState {
  let state = EMPTY_CLOUD;
  for (const event of [...events].sort((a, b) => a.at - b.at)) state = after(state, event);
  return state;
}

/** The clouds after one event more. @throws CloudError as `foldCloud`. */
export function after(state: CloudState, event: CloudEvent): CloudState {
  switch (event.type) {
    case 'account-opened':
      return { ...state, accounts: [...state.accounts, { ...event.account, openedAt: event.at }] };
    case 'key-made':
      return { ...state, keys: [...state.keys, { ...event.key, madeAt: event.at, revokedAt: null }] };
    case 'key-revoked':
      if (!state.keys.some(({ id }) => id === event.id)) lost(`key ${event.id}`);
      return {
        ...state,
        keys: state.keys.map((key) => (key.id === event.id ? { ...key, revokedAt: event.at } : key)),
      };
    case 'created': {
      const { size, tags, ...head } = event.resource;
      if (!state.accounts.some(({ id }) => id === head.account)) lost(`account ${head.account}`);
      const resource: Resource = {
        ...head,
        createdAt: event.at,
        createdBy: event.by,
        deletedAt: null,
        sizes: [{ at: event.at, value: size }],
        tags: [{ at: event.at, value: tags }],
      };
      return { ...state, resources: [...state.resources, resource] };
    }
    case 'resized':
      return changed(state, event.id, ({ sizes }) => ({
        sizes: [...sizes, { at: event.at, value: event.size }],
      }));
    case 'respecified':
      return changed(state, event.id, () => ({ spec: event.spec }));
    case 'tagged':
      return changed(state, event.id, ({ tags }) => ({
        tags: [...tags, { at: event.at, value: event.tags }],
      }));
    case 'deleted':
      return changed(state, event.id, () => ({ deletedAt: event.at }));
    case 'sent':
      if (!state.resources.some(({ id }) => id === event.id)) lost(`resource ${event.id}`);
      return {
        ...state,
        sent: [...state.sent, { at: event.at, resource: event.id, bytes: event.bytes }],
      };
    case 'budget-set':
      return {
        ...state,
        budgets: [...state.budgets.filter(({ name }) => name !== event.budget.name), event.budget],
      };
    case 'budget-removed':
      return { ...state, budgets: state.budgets.filter(({ name }) => name !== event.name) };
  }
}

function changed(
  state: CloudState,
  id: string,
  change: (resource: Resource) => Partial<Resource>,
): CloudState {
  if (!state.resources.some((one) => one.id === id && one.deletedAt === null)) lost(`resource ${id}`);
  return {
    ...state,
    resources: state.resources.map((one) => (one.id === id ? { ...one, ...change(one) } : one)),
  };
}

function lost(what: string): never {
  throw new CloudError(
    'file-invalid',
    `The record of the clouds tells of a ${what} that it does not have. Undo the edit of .lab/srv/cloud/events.jsonl.`,
  );
}

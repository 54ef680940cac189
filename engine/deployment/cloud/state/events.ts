import { z } from 'zod';
import { SCOPES } from '../keys/scopes';
import { PROVIDERS } from '../providers';

/** Milliseconds since the epoch. */
const at = z.number().int().min(0);
const id = z.string().min(1).max(200);
const name = z.string().min(1).max(200);
const tags = z.record(z.string().max(128), z.string().max(256));
const spec = z.record(z.string().max(40), z.union([z.string().max(200), z.number()]));
const bytes = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
/** The key that it was done with; `owner`: by hand, signed in. */
const by = z.string();

/** The kinds of things that stand in a cloud and are paid, or hold such things. */
export const RESOURCE_KINDS = [
  'group',
  'cluster',
  'node-pool',
  'load-balancer',
  'registry',
  'bucket',
] as const;

const resourceSchema = z.strictObject({
  id,
  account: id,
  kind: z.enum(RESOURCE_KINDS),
  name,
  region: z.string(),
  /** What it stands in: the cluster of a node pool, the resource group of what is on Azure. */
  parent: id.nullable(),
  /** What it was made as, by its provider's words: `machine`, `market`, `tier`, `version`, `zone`. */
  spec,
  tags,
  /** Machines of a node pool; bytes of a registry or bucket; 1 for anything else. */
  size: bytes,
});

/** Something that happened in the lab's clouds. The state is the fold of all of them by time. */
export const cloudEventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('account-opened'),
    at,
    account: z.strictObject({ id, provider: z.enum(PROVIDERS), name, seed: z.string() }),
  }),
  z.strictObject({
    type: z.literal('key-made'),
    at,
    key: z.strictObject({
      id,
      account: id,
      name,
      scopes: z.array(z.enum(SCOPES)).min(1),
      expiresAt: at.nullable(),
      /** SHA-256 of its value: the value itself is shown once. */
      hash: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  }),
  z.strictObject({ type: z.literal('key-revoked'), at, id }),
  z.strictObject({ type: z.literal('created'), at, by, resource: resourceSchema }),
  z.strictObject({ type: z.literal('resized'), at, by, id, size: bytes }),
  /** Limits of a pool, or the like, were changed; what it is made of stays. */
  z.strictObject({ type: z.literal('respecified'), at, by, id, spec }),
  z.strictObject({ type: z.literal('tagged'), at, by, id, tags }),
  z.strictObject({ type: z.literal('deleted'), at, by, id }),
  /** Bytes that a resource sent to the internet. */
  z.strictObject({ type: z.literal('sent'), at, id, bytes }),
  z.strictObject({
    type: z.literal('budget-set'),
    at,
    budget: z.strictObject({
      name,
      /** Null: all accounts. */
      account: id.nullable(),
      usd: z.number().positive().max(1e6),
      /** Percent of it at which to warn. */
      thresholds: z.array(z.number().int().min(1).max(1000)).min(1).max(10),
    }),
  }),
  z.strictObject({ type: z.literal('budget-removed'), at, name }),
]);

export type CloudEvent = z.infer<typeof cloudEventSchema>;

/** A resource when it is made. */
export type ResourceHead = z.infer<typeof resourceSchema>;
export type ResourceKind = ResourceHead['kind'];

/** An amount of money a month, and when to warn. */
export type Budget = Extract<CloudEvent, { type: 'budget-set' }>['budget'];

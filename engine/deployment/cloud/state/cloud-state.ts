import type { Provider } from '../providers';
import type { Budget, CloudEvent, ResourceHead } from './events';

/** An account of AWS, a project of Google Cloud, a subscription of Azure. All belong to one organisation. */
export interface Account {
  readonly id: string;
  readonly provider: Provider;
  readonly name: string;
  /** Chance in this account (interruptions of spot machines) follows from it. */
  readonly seed: string;
  readonly openedAt: number;
}

/** A key of an account, without its value. */
export type CloudKey = Extract<CloudEvent, { type: 'key-made' }>['key'] & {
  readonly madeAt: number;
  readonly revokedAt: number | null;
};

/** A value from a moment on. */
export interface Since<Value> {
  readonly at: number;
  readonly value: Value;
}

/** A resource with what became of it. */
export interface Resource extends Omit<ResourceHead, 'size' | 'tags'> {
  readonly createdAt: number;
  readonly createdBy: string;
  readonly deletedAt: number | null;
  /** Oldest first. */
  readonly sizes: readonly Since<number>[];
  readonly tags: readonly Since<Readonly<Record<string, string>>>[];
}

/** Traffic that a resource sent to the internet. */
export interface Sent {
  readonly at: number;
  readonly resource: string;
  readonly bytes: number;
}

/** The lab's clouds as they are now. */
export interface CloudState {
  readonly accounts: readonly Account[];
  readonly keys: readonly CloudKey[];
  /** Deleted ones too: the bill knows them. */
  readonly resources: readonly Resource[];
  readonly sent: readonly Sent[];
  readonly budgets: readonly Budget[];
}

export const EMPTY_CLOUD: CloudState = { accounts: [], keys: [], resources: [], sent: [], budgets: [] };

/** The size of a resource now. */
export const sizeNow = ({ sizes }: Resource): number => sizes.at(-1)!.value;

/** The tags of a resource now. */
export const tagsNow = ({ tags }: Resource): Readonly<Record<string, string>> => tags.at(-1)!.value;

/** The resources of an account that are there, of one kind, oldest first. */
export const standing = (state: CloudState, account: string, kind?: Resource['kind']): readonly Resource[] =>
  state.resources.filter(
    (one) => one.account === account && one.deletedAt === null && (kind === undefined || one.kind === kind),
  );

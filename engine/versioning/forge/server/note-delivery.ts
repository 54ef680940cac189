import type { RefUpdate } from '../../git/remote/push/receive';
import type { ServerRepository } from './server-repository';

/** A push as the build server hears of it. */
export interface PushDelivery {
  readonly kind: 'push';
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Login. */
  readonly by: string;
  readonly ref: string;
  /** Null: the ref was made. */
  readonly before: string | null;
  /** Null: the ref was deleted. */
  readonly after: string | null;
}

/** Where pushes wait for the build server: one JSON value a line. */
export const deliveriesPath = (folder: string): string => `${folder}/lab/actions/deliveries.jsonl`;

/** Tells the build server of pushes; it looks at them when it works next. */
export function noteDelivery(
  { git, folder, clock }: ServerRepository,
  updates: readonly RefUpdate[],
  by: string,
): void {
  const { fs } = git;
  const path = deliveriesPath(folder);
  const before = fs.isFile(path) ? fs.readText(path) : '';
  const lines = updates.map(({ ref, oldId = null, newId = null }) => {
    const delivery: PushDelivery = { kind: 'push', at: clock.now(), by, ref, before: oldId, after: newId };
    return `${JSON.stringify(delivery)}\n`;
  });
  fs.makeFolder(path.slice(0, path.lastIndexOf('/')));
  fs.write(path, before + lines.join(''));
}

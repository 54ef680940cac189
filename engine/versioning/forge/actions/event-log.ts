import type { CiEvent } from '@/engine/ci/triggers/event';
import { allPulls } from '../pulls/pull-file';
import { deliveriesPath, type PushDelivery } from '../server/note-delivery';
import type { ServerRepository } from '../server/server-repository';
import { activitiesOf, type PullActivity, pullEvent } from './pull-event';
import { pushEvent } from './push-event';

/** A line of the log: a push, or something that happened to a pull request. */
type Delivery = PushDelivery | ({ readonly kind: 'pull'; readonly number: number } & PullActivity);

const pullsPath = (folder: string) => `${folder}/lab/actions/pulls.json`;

function linesOf({ git, folder }: ServerRepository): Delivery[] {
  const path = deliveriesPath(folder);
  if (!git.fs.isFile(path)) return [];
  return git.fs
    .readText(path)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Delivery);
}

/** Adds what has happened to pull requests since the last look: their own files tell of it. */
function notePulls(server: ServerRepository): void {
  const { fs } = server.git;
  const path = pullsPath(server.folder);
  const seen: Record<string, number> = fs.isFile(path) ? JSON.parse(fs.readText(path)) : {};
  const fresh: Delivery[] = [];
  for (const pull of allPulls(server).reverse()) {
    const activities = activitiesOf(pull);
    const from = seen[pull.number] ?? 0;
    if (activities.length === from) continue;
    for (const activity of activities.slice(from))
      if (activity !== undefined) fresh.push({ kind: 'pull', number: pull.number, ...activity });
    seen[pull.number] = activities.length;
  }
  if (fresh.length === 0) return;
  fresh.sort((a, b) => a.at - b.at);
  const log = deliveriesPath(server.folder);
  fs.makeFolder(log.slice(0, log.lastIndexOf('/')));
  const before = fs.isFile(log) ? fs.readText(log) : '';
  fs.write(log, before + fresh.map((one) => `${JSON.stringify(one)}\n`).join(''));
  fs.write(path, `${JSON.stringify(seen)}\n`);
}

function eventOf(server: ServerRepository, delivery: Delivery) {
  if (delivery.kind === 'push') return pushEvent(server, delivery);
  const pull = allPulls(server).find(({ number }) => number === delivery.number);
  return pull && pullEvent(server, pull, delivery);
}

/** What has happened to a repository after the event of this number, oldest first. */
export function eventsAfter(
  server: ServerRepository,
  after: number,
): { readonly number: number; readonly event: CiEvent }[] {
  notePulls(server);
  return linesOf(server)
    .map((delivery, i) => ({ delivery, number: i + 1 }))
    .slice(after)
    .flatMap(({ delivery, number }) => {
      const event = eventOf(server, delivery);
      return event === undefined ? [] : [{ number, event: { ...event, chain: 0, inputs: {} } }];
    });
}

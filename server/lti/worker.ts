import type { Db } from '../db/db';
import { type KeptWork, keepWorking } from '../keep-working';
import type { Log } from '../log';
import { syncNext } from './people';
import type { PlatformServices } from './platform-services';
import { sendNext } from './scores';

/** How often it is looked whether a score or a list of people is due (ms). */
const LOOK_EVERY_MS = 15_000;

interface Parts {
  readonly db: Db;
  readonly log: Log;
  readonly services: PlatformServices;
  readonly now: () => Date;
  readonly chance: () => number;
}

/** Sends scores to platforms and asks them for people, as long as the server runs. */
export function startPlatformWorker({ log, ...parts }: Parts, signal: AbortSignal): KeptWork {
  return keepWorking({
    everyMs: LOOK_EVERY_MS,
    signal,
    step: async () => {
      const isSent = await sendNext(parts);
      return (await syncNext(parts)) || isSent;
    },
    onError: (error) =>
      log.error('scores could not be sent', { name: error instanceof Error ? error.name : 'Error' }),
  });
}

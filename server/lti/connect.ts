import type { Secrets } from '../config/secrets';
import type { Db } from '../db/db';
import { createLabKeys, type LabKeys } from './lab-keys';
import type { PlatformHttp } from './platform-http';
import { createPlatformKeys, type PlatformKeys } from './platform-keys';
import { createPlatformServices, type PlatformServices } from './platform-services';

/** All that the lab needs to speak with learning management systems. */
export interface Platforms {
  /** The lab's own keys. */
  readonly labKeys: LabKeys;
  /** Theirs. */
  readonly keys: PlatformKeys;
  /** Their gradebooks and lists of people. */
  readonly services: PlatformServices;
}

interface Parts {
  readonly db: Db;
  readonly secrets: Secrets;
  readonly http: PlatformHttp;
  now(): Date;
}

/** Ties together what a server keeps of platforms while it runs: their keys and tokens. */
export function createPlatforms({ db, secrets, http, now }: Parts): Platforms {
  const labKeys = createLabKeys(db, secrets);
  return {
    labKeys,
    keys: createPlatformKeys(http, now),
    services: createPlatformServices(http, labKeys, now),
  };
}

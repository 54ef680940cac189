import type { SourceLocation } from '../../engine/core/code-runner';
import { LAB_NODE, majorOf, nodeTraits } from '../../engine/core/node-release';
import { Activity } from './activity';
import { holdWhileBodiesAreRead } from './body-readers';
import { createConsole } from './console';
import { takeGlobal } from './lazy-global';
import { defineGlobals } from './lockdown';
import { Buffer } from './node/buffer';
import { uuid } from './node/modules';
import { createProcess, type LabProcess } from './node/process';
import { createTimers, type Guarded } from './node/timers';
import { RealMathRandom, realQueueMicrotask } from './primordials';
import { dateClass, realSurroundings, type Surroundings } from './time';

/** What the globals of a run are made of. */
export interface RealmParts {
  readonly scope: object;
  readonly activity: Activity;
  readonly time: Surroundings;
  readonly guarded: Guarded;
  /** The version of Node.js. */
  readonly node: string;
  readonly env: Readonly<Record<string, string>>;
  /** The program looks at a variable of the environment; null: at all of them. */
  readonly onVariable: (name: string | null) => void;
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly write: (stream: 'stdout' | 'stderr', text: string, location?: SourceLocation) => void;
  readonly location: () => SourceLocation | undefined;
  readonly exit: (code: number) => void;
  readonly memory: () => number;
}

/** The globals of a run that modules need too. */
export interface Realm {
  readonly process: LabProcess;
  readonly timers: ReturnType<typeof createTimers>;
  readonly random: () => number;
}

const realCrypto = takeGlobal('crypto');

/** `crypto` for programs: chance, real or seeded, and digests. */
function createCryptoGlobal(random: (() => number) | null, activity: Activity) {
  const fill = <T extends ArrayBufferView>(array: T): T => {
    if (random === null) return realCrypto.get().getRandomValues(array as never) as T;
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let i = 0; i < bytes.length; i++) bytes[i] = Math.floor(random() * 256);
    return array;
  };
  let realDigest: SubtleCrypto['digest'];
  realCrypto.whenMade(({ subtle }) => {
    realDigest = subtle?.digest.bind(subtle);
  });
  const digest = async (algorithm: AlgorithmIdentifier, data: BufferSource) => {
    const release = activity.hold();
    try {
      realCrypto.get();
      return await realDigest(algorithm, data);
    } finally {
      release();
    }
  };
  return {
    getRandomValues: fill,
    randomUUID: () => uuid(random ?? RealMathRandom),
    subtle: { digest },
  };
}

/** The navigator of Node.js, as it is on a machine of the lab. */
const navigatorOf = (version: string) => ({
  hardwareConcurrency: 2,
  language: 'en-US',
  languages: ['en-US'],
  platform: 'linux',
  userAgent: `Node.js/${majorOf(version)}`,
});

/** Lays the lab's globals into the (already locked) scope. */
export function createRealm(parts: RealmParts): Realm {
  const { scope, activity, time, guarded } = parts;
  const timers = createTimers(activity, time, guarded);
  const random = time.random ?? RealMathRandom;
  holdWhileBodiesAreRead(activity);
  const process = createProcess({
    node: parts.node,
    env: parts.env,
    onVariable: parts.onVariable,
    argv: parts.argv,
    cwd: parts.cwd,
    time,
    guarded,
    write: parts.write,
    exit: parts.exit,
    memory: parts.memory,
  });
  const { promises: _, ...timerGlobals } = timers;
  defineGlobals(scope, {
    ...timerGlobals,
    process,
    console: createConsole(parts.write, time, parts.location),
    Buffer,
    global: globalThis,
    performance: {
      now: () => time.now(),
      timeOrigin: time.dateNow(),
      mark: () => {},
      measure: () => {},
      toJSON: () => ({}),
    },
    crypto: createCryptoGlobal(time.random, activity),
    ...(nodeTraits(parts.node).hasNavigator && { navigator: navigatorOf(parts.node) }),
    queueMicrotask: (callback: () => void) => realQueueMicrotask(() => guarded(callback)),
  });
  if (time.random) {
    Math.random = random;
    defineGlobals(scope, { Date: dateClass(() => time.dateNow()) });
  }
  return { process, timers, random };
}

/**
 * Lays the globals of no run: they do nothing. A spare worker has them while it loads tfjs ahead of its run, because
 * code that is loaded before its globals exist stays slow (measured: training at 0.75 of its speed).
 */
export function layIdleRealm(scope: object): void {
  createRealm({
    scope,
    activity: new Activity(),
    time: realSurroundings(),
    guarded: (callback) => callback(),
    node: LAB_NODE,
    env: {},
    onVariable: () => {},
    argv: [],
    cwd: '/',
    write: () => {},
    location: () => undefined,
    exit: () => {},
    memory: () => 0,
  });
}

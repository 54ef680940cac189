import type { FileContent } from '../../core/files';
import { sha256Hex } from '../../core/hash';
import { textOf } from '../expressions/values';
import { globFiles } from '../runner/hash-files';
import { contextMap, type JobRuntime } from '../runner/job-runtime';
import { PLACES } from '../runner/places';
import { withoutSecrets } from '../runner/redact';
import type { StepLog } from '../runner/step-log';
import { CACHE_LIMITS, type CacheHit } from '../store/cache-store';
import { type Action, type ActionCall, ActionFailure, isYes, linesOf } from './action';

const MB = 1_048_576;
const sizeText = (bytes: number) => `~${Math.round(bytes / MB)} MB (${bytes} B)`;

/** A cache is found by its paths too, as they are written. */
const versionOf = (paths: readonly string[]) => sha256Hex(paths.join('|'));

function checkKey(key: string): void {
  if (key.length > CACHE_LIMITS.key)
    throw new ActionFailure(
      `Key Validation Error: ${key} cannot be larger than ${CACHE_LIMITS.key} characters.`,
    );
  if (key.includes(',')) throw new ActionFailure(`Key Validation Error: ${key} cannot contain commas.`);
}

/** The refs whose caches a job may use: its own, then the base of a pull request, then the default branch. */
function refsOf({ contexts, repository }: JobRuntime): string[] {
  const github = contextMap(contexts, 'github');
  const base = textOf(github.base_ref);
  const refs = [
    textOf(github.ref),
    ...(base === '' ? [] : [`refs/heads/${base}`]),
    `refs/heads/${repository.defaultBranch}`,
  ];
  return [...new Set(refs)];
}

/** Looks for a cache and lays its files where they were; undefined: none. */
function restore(
  runtime: JobRuntime,
  log: StepLog,
  given: { paths: readonly string[]; key: string; restoreKeys: readonly string[]; lookupOnly: boolean },
): CacheHit | undefined {
  const hit = runtime.cacheStore.find({
    key: given.key,
    restoreKeys: given.restoreKeys,
    version: versionOf(given.paths),
    refs: refsOf(runtime),
    now: runtime.clock.now(),
  });
  if (hit === undefined) {
    log.line(`Cache not found for input keys: ${[given.key, ...given.restoreKeys].join(', ')}`);
    return undefined;
  }
  if (given.lookupOnly) {
    log.line(`Cache found and can be restored from key: ${hit.entry.key}`);
    return hit;
  }
  log.line(`Cache hit for: ${hit.entry.key}`);
  const fs = runtime.files;
  for (const [path, content] of runtime.cacheStore.files(hit.entry)) {
    fs.makeFolder(path.slice(0, path.lastIndexOf('/')) || '/');
    fs.write(path, content);
  }
  log.line(`Cache Size: ${sizeText(hit.entry.size)}`);
  log.line('Cache restored successfully');
  log.line(`Cache restored from key: ${hit.entry.key}`);
  return hit;
}

/** Keeps the files of paths under a key, unless the key is taken. */
function save(runtime: JobRuntime, log: StepLog, paths: readonly string[], key: string): void {
  const fs = runtime.files;
  const found = globFiles(fs, PLACES.workspace, PLACES.home, paths);
  if (found.length === 0) {
    log.warning(
      'Path Validation Error: Path(s) specified in the action for caching do(es) not exist, hence no cache is being saved.',
    );
    return;
  }
  const files = new Map<string, FileContent>();
  for (const path of found) files.set(path, withoutSecrets(fs.read(path), path, runtime.masker, log));
  const size = [...files.values()].reduce((sum, content) => sum + content.length, 0);
  const [ref = ''] = refsOf(runtime);
  const entry = runtime.cacheStore.add(
    { key, ref, version: versionOf(paths), size },
    files,
    runtime.clock.now(),
  );
  if (entry === undefined)
    log.line(
      `Failed to save: Unable to reserve cache with key ${key}, another job may be creating this cache.`,
    );
  else {
    log.line(`Cache Size: ${sizeText(size)}`);
    log.line('Cache saved successfully');
    log.line(`Cache saved with key: ${key}`);
  }
}

function restoreCall(call: ActionCall): CacheHit | undefined {
  const { inputs, runtime, log } = call;
  const key = inputs.key!;
  const restoreKeys = linesOf(inputs['restore-keys'] ?? '');
  for (const one of [key, ...restoreKeys]) checkKey(one);
  const paths = linesOf(inputs.path!);
  const hit = restore(runtime, log, { paths, key, restoreKeys, lookupOnly: isYes(call, 'lookup-only') });
  // Nothing on a miss, `false` where a prefix was found.
  if (hit !== undefined) call.setOutput('cache-hit', String(hit.isExact));
  if (hit === undefined && isYes(call, 'fail-on-cache-miss'))
    throw new ActionFailure(
      `Failed to restore cache entry. Exiting as fail-on-cache-miss is set. Input key: ${key}`,
    );
  return hit;
}

const INPUTS = {
  path: { required: true },
  key: { required: true },
  'restore-keys': { default: '' },
  'upload-chunk-size': {},
  enablecrossosarchive: { default: 'false' },
  'fail-on-cache-miss': { default: 'false' },
  'lookup-only': { default: 'false' },
} as const;

/** `actions/cache`: restores now, and saves after a job that succeeded, unless the key was found. */
export const cache: Action = {
  name: 'actions/cache',
  summary: 'files that a later run finds again by a key',
  inputs: { ...INPUTS, 'save-always': { default: 'false' } },
  outputs: ['cache-hit'],
  async run(call) {
    const hit = restoreCall(call);
    const key = call.inputs.key!;
    call.post('success', async (log) => {
      if (hit?.isExact) log.line(`Cache hit occurred on the primary key ${key}, not saving cache.`);
      else save(call.runtime, log, linesOf(call.inputs.path!), key);
    });
  },
};

/** `actions/cache/restore`. */
export const cacheRestore: Action = {
  name: 'actions/cache/restore',
  summary: 'the first half of actions/cache',
  inputs: INPUTS,
  outputs: ['cache-hit', 'cache-primary-key', 'cache-matched-key'],
  async run(call) {
    const hit = restoreCall(call);
    call.setOutput('cache-primary-key', call.inputs.key!);
    if (hit !== undefined) call.setOutput('cache-matched-key', hit.entry.key);
  },
};

/** `actions/cache/save`. */
export const cacheSave: Action = {
  name: 'actions/cache/save',
  summary: 'the second half of actions/cache',
  inputs: { path: INPUTS.path, key: INPUTS.key, 'upload-chunk-size': {}, enablecrossosarchive: {} },
  outputs: [],
  async run({ runtime, log, inputs }) {
    checkKey(inputs.key!);
    save(runtime, log, linesOf(inputs.path!), inputs.key!);
  },
};

/** What `setup-node` and the like do with their `cache:`: restore now, save after a job that succeeded. */
export function cacheFolder(
  call: ActionCall,
  given: { readonly key: string; readonly path: string },
): boolean {
  const hit = restore(call.runtime, call.log, {
    paths: [given.path],
    key: given.key,
    restoreKeys: [],
    lookupOnly: false,
  });
  call.post('success', async (log) => {
    if (hit?.isExact) log.line(`Cache hit occurred on the primary key ${given.key}, not saving cache.`);
    else save(call.runtime, log, [given.path], given.key);
  });
  return hit?.isExact === true;
}

import type { CodeRunner, RunEvent, RunRequest, RunResult } from '../../../core/code-runner';
import { sha256Hex } from '../../../core/hash';
import { reachableCode } from '../../../core/reachable-code';

/** How many programs are kept: those of a few gradings of one lesson. */
const MOST = 1_500;

/** What a program came to, and what it said on the way. */
interface Ended {
  readonly result: RunResult;
  readonly events: readonly RunEvent[];
}

const known = new Map<string, Ended>();
const fingerprints = new Map<string, string>();

/** The runner's own folder on a machine: its files have other names in each step, and no program of a project reads them. */
const OF_RUNNER = '.runner/';

/**
 * A runner that computes the same program once. A seeded program that asks no service is a function of its code, its files
 * and, where its code reads them at all, its environment variables. One that asked a service is run each time.
 */
export function knowing(runner: CodeRunner): CodeRunner {
  return {
    run: async (request, onEvent, signal) => {
      const key = keyOf(request);
      const before = known.get(key);
      if (before) {
        known.delete(key);
        known.set(key, before);
        for (const event of before.events) onEvent?.({ ...event, runId: request.runId });
        return { ...before.result, runId: request.runId };
      }
      let hasAsked = false;
      const services = request.services && {
        ...request.services,
        answer: (asked: Parameters<NonNullable<RunRequest['services']>['answer']>[0]) => {
          hasAsked = true;
          return request.services!.answer(asked);
        },
      };
      const events: RunEvent[] = [];
      const heard = (event: RunEvent) => {
        events.push(event);
        onEvent?.(event);
      };
      const result = await runner.run({ ...request, services }, heard, signal);
      const isWhole = result.outcome === 'completed' || result.outcome === 'failed';
      if (!hasAsked && isWhole && request.seed !== undefined) keep(key, { result, events });
      return result;
    },
  };
}

function keep(key: string, ended: Ended): void {
  known.set(key, ended);
  if (known.size > MOST) known.delete(known.keys().next().value!);
}

function keyOf({ files, program, cwd, seed, node, env }: RunRequest): string {
  const own = Object.keys(files)
    .filter((path) => !path.startsWith(OF_RUNNER))
    .sort();
  const readsEnvironment = own.length > 0 && mentionsEnvironment({ files, program });
  return sha256Hex(
    JSON.stringify([
      own.map((path) => [path, fingerprint(files[path]!)]),
      program,
      cwd,
      seed,
      node ?? null,
      readsEnvironment ? env : null,
    ]),
  );
}

/** Whether any code that the program can come to speaks of an environment. */
function mentionsEnvironment({ files, program }: Pick<RunRequest, 'files' | 'program'>): boolean {
  const entries = program.kind === 'tests' ? program.paths : [program.path];
  const code = reachableCode(files, entries) ?? Object.keys(files).filter((path) => /\.[jt]s$/.test(path));
  const texts = [...code].map((path) => String(files[path]));
  return [...texts, program.kind === 'probe' ? program.source : ''].some((text) => /\benv\b/.test(text));
}

/** A short name of a content; long ones are met again and again. */
export function fingerprint(content: string | Uint8Array): string {
  if (typeof content !== 'string' || content.length < 256) return sha256Hex(content);
  const before = fingerprints.get(content);
  if (before !== undefined) return before;
  if (fingerprints.size > MOST) fingerprints.clear();
  const name = sha256Hex(content);
  fingerprints.set(content, name);
  return name;
}

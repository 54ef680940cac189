import type { CodeRunner, Program, RunEvent, RunRequest, RunResult } from '../../../core/code-runner';
import type { WorkspaceFiles } from '../../../core/files';
import { sha256Hex } from '../../../core/hash';
import { reachableCode } from '../../../core/reachable-code';
import { fingerprint } from '../seeded-team/known-programs';

/** How many programs are kept: those of a few gradings of one lesson. */
const MOST = 400;

interface Ended {
  readonly result: RunResult;
  readonly events: readonly RunEvent[];
}

const known = new Map<string, Promise<Ended>>();

/** Files that programs read only if their code speaks of them: rules, words, promises. */
const RARELY_READ =
  /(?:^|\/)(?:\.github|contracts?)\/|(?:^|\/)CODEOWNERS$|\.(?:md|ya?ml)$|(?:^|\/)\.(?:nvmrc|gitignore)$/;
const SPEAKS_OF_THEM = /ya?ml|contract|CODEOWNERS|\.md\b|nvmrc|gitignore|\.github/;

/**
 * A runner that computes the same program once. A program that is called in a folder, a clone say, is given what is below
 * it and no more; one without a service is a function of its code, the files that it can come to, and the line of Node.js.
 */
export function inItsFolder(runner: CodeRunner): CodeRunner {
  return {
    run: async (given, onEvent, signal) => {
      const { request, outward } = intoFolder(given);
      const key = keyOf(request);
      let ended = known.get(key);
      if (ended === undefined) {
        ended = runOnce(runner, request, signal);
        known.set(key, ended);
        ended.then(
          ({ result: { outcome } }) => {
            if (outcome !== 'completed' && outcome !== 'failed') known.delete(key);
          },
          () => known.delete(key),
        );
        if (known.size > MOST) known.delete(known.keys().next().value!);
      }
      const { result, events } = await ended;
      for (const event of events) onEvent?.({ ...event, runId: given.runId });
      return { ...result, runId: given.runId, writes: outward(result.writes) };
    },
  };
}

async function runOnce(runner: CodeRunner, request: RunRequest, signal?: AbortSignal): Promise<Ended> {
  const events: RunEvent[] = [];
  const result = await runner.run(request, (event) => events.push(event), signal);
  return { result, events };
}

/** A request as it is in its own folder, and what leads its files back. */
function intoFolder(given: RunRequest) {
  const { cwd, program, services: _none, ...rest } = given;
  const asIs = (writes: RunResult['writes']) => writes;
  // No program of these repositories asks a service; without one, its result can be known.
  const alone: RunRequest = { ...rest, program };
  if (cwd === undefined || cwd === '') return { request: alone, outward: asIs };
  const prefix = `${cwd}/`;
  const inner = (path: string) => path.slice(prefix.length);
  const isWithin =
    program.kind === 'tests'
      ? program.paths.every((one) => one.startsWith(prefix))
      : program.path.startsWith(prefix);
  if (!isWithin) return { request: { ...alone, cwd }, outward: asIs };
  const files: WorkspaceFiles = Object.fromEntries(
    Object.entries(given.files).flatMap(([path, content]) =>
      path.startsWith(prefix) ? [[inner(path), content]] : [],
    ),
  );
  const moved: Program =
    program.kind === 'tests'
      ? { ...program, paths: program.paths.map(inner) }
      : { ...program, path: inner(program.path) };
  return {
    request: { ...alone, files, program: moved },
    outward: (writes: RunResult['writes']) =>
      Object.fromEntries(Object.entries(writes).map(([path, content]) => [prefix + path, content])),
  };
}

function keyOf({ files, program, seed, node, env, cwd }: RunRequest): string {
  const entries = program.kind === 'tests' ? program.paths : [program.path];
  const code = [
    ...(reachableCode(files, entries) ?? Object.keys(files).filter((path) => /\.[jt]s$/.test(path))),
  ];
  const texts = [...code.map((path) => String(files[path])), program.kind === 'probe' ? program.source : ''];
  const readsRules = texts.some((text) => SPEAKS_OF_THEM.test(text));
  const own = Object.keys(files)
    .filter((path) => !path.startsWith('.runner/') && (readsRules || !RARELY_READ.test(path)))
    .sort();
  const readsEnvironment = texts.some((text) => /\benv\b/.test(text));
  return sha256Hex(
    JSON.stringify([
      own.map((path) => [path, fingerprint(files[path]!)]),
      program,
      cwd ?? '',
      seed,
      node ?? null,
      readsEnvironment ? env : null,
    ]),
  );
}

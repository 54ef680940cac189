import type { CodeRunner, Program, RunRequest, RunResult } from '../../../core/code-runner';
import type { WorkspaceFiles } from '../../../core/files';
import { KnownRuns, knowing } from '../../known-runs';

/** The programs of the teams, in all gradings and replays of one process: the same ones run again and again. */
const KNOWN = new KnownRuns(400);

/**
 * A runner that computes the same program once. A program that is called in a folder, a clone say, is given what is below
 * it and no more. No program of these repositories asks a service; without one, what it comes to can be known.
 */
export function inItsFolder(runner: CodeRunner): CodeRunner {
  const known = knowing(runner, KNOWN);
  return {
    run: async (given, onEvent, signal) => {
      const { request, outward } = intoFolder(given);
      const result = await known.run(request, onEvent, signal);
      return { ...result, writes: outward(result.writes) };
    },
  };
}

/** A request as it is in its own folder, and what leads its files back. */
function intoFolder(given: RunRequest) {
  const { cwd, program, services: _none, ...rest } = given;
  const asIs = (writes: RunResult['writes']) => writes;
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

import { baseOf, resolvePath } from '../../../core/file-system';
import type { ProgramIo } from '../../../core/lab-program';
import { pyJson } from '../../../core/python-text';
import { invalid, missing } from '../errors';
import { resolveModel } from '../model/resolve-model';
import { fileShape } from '../rest/shapes';
import { baseOfUris } from '../store/artifact-location';
import { allArtifacts, listArtifacts, readArtifact, writeArtifact } from '../store/artifacts';
import type { StoreContext } from '../store/context';
import { findRun } from '../store/runs';
import type { OptionSpec } from './click';
import { type Command, openStore } from './command';
import { dateText } from './table';

const RUN: OptionSpec = { flags: ['--run-id', '-r'], kind: 'text', isRequired: true, help: 'ID of the run.' };
const PATH: OptionSpec = {
  flags: ['--artifact-path', '-a'],
  kind: 'text',
  help: "A path below the run's artifacts.",
};

/** A line of MLflow's log, on standard error. */
const note = (io: ProgramIo, text: string) =>
  io.stderr(`${dateText(io.clock.now(), '/')} INFO mlflow.store.artifact.cli: ${text}\n`);

const joined = (...parts: readonly string[]) => parts.filter((part) => part !== '').join('/');

/** A run with a path below its artifacts, as a URI names it. */
function placeOf(store: StoreContext, uri: string): { runId: string; path: string } {
  const byRun = /^runs:\/+([^/]+)\/?(.*)$/.exec(uri);
  if (byRun !== null) return { runId: byRun[1]!, path: byRun[2]! };
  if (uri.startsWith('models:')) {
    const { runId, path } = resolveModel(store, uri);
    return { runId, path };
  }
  const base = baseOfUris(store);
  const [, runId, path] = /\/([0-9a-f]{32})\/artifacts(?:\/(.*))?$/.exec(resolvePath(base, uri)) ?? [];
  if (runId === undefined) throw invalid(`The artifact URI '${uri}' names no run of this store.`);
  return { runId, path: path ?? '' };
}

function download(io: ProgramIo, store: StoreContext, runId: string, path: string, target?: string): number {
  const all = allArtifacts(store, runId);
  const chosen = all.filter((one) => path === '' || one === path || one.startsWith(`${path}/`));
  if (chosen.length === 0 && path !== '') throw missing(`No such artifact: '${path}' of run '${runId}'`);
  const folder = target === undefined ? `/tmp/mlflow-${runId.slice(0, 8)}` : resolvePath(io.cwd, target);
  for (const one of chosen) {
    const file = `${folder}/${one}`;
    io.fs.makeFolder(file.slice(0, file.lastIndexOf('/')));
    io.fs.write(file, readArtifact(store, runId, one));
  }
  io.stdout(`${joined(folder, path)}\n`);
  return 0;
}

/** `mlflow artifacts …`. */
export const ARTIFACT_COMMANDS: readonly Command[] = [
  {
    path: 'artifacts list',
    about: "Return all the artifacts directly under run's root artifact directory, or a sub-directory.",
    options: [RUN, PATH],
    run: (io, options) => {
      const files = listArtifacts(openStore(io), options.given('run-id'), options.text('artifact-path'));
      io.stdout(`[${files.map((file) => pyJson(fileShape(file), { indent: 2 })).join(', ')}]\n`);
      return 0;
    },
  },
  {
    path: 'artifacts download',
    about: 'Download an artifact file or directory to a local directory.',
    options: [
      { ...RUN, isRequired: false },
      PATH,
      { flags: ['--artifact-uri', '-u'], kind: 'text', help: 'URI of the artifact, in place of --run-id.' },
      {
        flags: ['--dst-path', '--dest-path', '-d'],
        kind: 'text',
        help: 'The folder to store in. Default: one below /tmp.',
      },
    ],
    run: (io, options) => {
      const uri = options.text('artifact-uri');
      const runId = options.text('run-id');
      if (runId === undefined && uri === undefined) {
        io.stderr('Either ``--run-id`` or ``--artifact-uri`` must be provided.\n');
        return 1;
      }
      const store = openStore(io);
      const place =
        uri === undefined
          ? { runId: runId!, path: options.text('artifact-path') ?? '' }
          : placeOf(store, uri);
      return download(io, store, place.runId, place.path, options.text('dst-path'));
    },
  },
  {
    path: 'artifacts log-artifact',
    about: 'Log a local file as an artifact of a run.',
    options: [
      { flags: ['--local-file', '-l'], kind: 'text', isRequired: true, help: 'The file to log.' },
      RUN,
      PATH,
    ],
    run: (io, options) => {
      const name = options.given('local-file');
      const file = resolvePath(io.cwd, name);
      if (!io.fs.isFile(file)) throw missing(`No such file: '${name}'`);
      const folder = options.text('artifact-path');
      writeArtifact(
        openStore(io),
        options.given('run-id'),
        joined(folder ?? '', baseOf(file)),
        io.fs.read(file),
      );
      note(io, `Logged artifact from local file ${name} to artifact_path=${folder ?? 'None'}`);
      return 0;
    },
  },
  {
    path: 'artifacts log-artifacts',
    about: 'Log the files within a local directory as an artifact of a run.',
    options: [
      { flags: ['--local-dir', '-l'], kind: 'text', isRequired: true, help: 'The folder to log.' },
      RUN,
      PATH,
    ],
    run: (io, options) => {
      const name = options.given('local-dir');
      const folder = resolvePath(io.cwd, name);
      if (!io.fs.isFolder(folder)) throw missing(`No such directory: '${name}'`);
      const store = openStore(io);
      const runId = options.given('run-id');
      findRun(store, runId);
      const path = options.text('artifact-path');
      for (const file of io.fs.filesBelow(folder).filter((one) => io.fs.isFile(one)))
        writeArtifact(store, runId, joined(path ?? '', file.slice(folder.length + 1)), io.fs.read(file));
      note(io, `Logged artifact from local dir ${name} to artifact_path=${path ?? 'None'}`);
      return 0;
    },
  },
];

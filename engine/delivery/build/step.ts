import type { FileSystem } from '../../core/file-system';
import { FileSystemError } from '../../core/file-system';
import type { OpenMachine } from '../../core/lab-program';
import type { Sizes } from '../catalog/sizes';
import { type BuildContext, entryHash, type Tree } from '../context/context';
import { flagOf, type Instruction, type Stage } from '../dockerfile/instruction';
import { copyWords, stageNamed } from '../dockerfile/sources';
import { substitute } from '../dockerfile/variables';
import { type BuiltLayer, layerBetween, snapshotOf } from '../image/layer';
import type { StepInputs } from '../store/build-record';
import type { DockerStore } from '../store/docker-store';
import { resolveBase } from './base';
import { type CopySource, findSources, layCopies, treeOf } from './copy';
import { BuildError } from './errors';
import { runStep } from './run-step';
import { StageState } from './stage-state';
import type { StepWork } from './time';

/** What steps of a build share. */
export interface StepSetting {
  readonly store: DockerStore;
  readonly sizes: Sizes;
  /** Milliseconds since 1970, when the build began. */
  readonly now: number;
  readonly context: BuildContext;
  readonly stages: readonly Stage[];
  /** Stages that are built, by their number. */
  readonly built: ReadonlyMap<number, StageState>;
  readonly openMachine: OpenMachine | undefined;
  readonly signal: AbortSignal;
}

/** What a step takes: its inputs for the key, and the files that a COPY found. */
export interface PreparedStep {
  readonly inputs: StepInputs;
  readonly sources: readonly CopySource[];
  /** Stages that it waits for. */
  readonly waitsFor: readonly StageState[];
}

const KNOWN_COPY_FLAGS = new Set(['from', 'chown', 'chmod', 'link']);

/** Looks up what a step takes, without doing it. @throws BuildError when a source is not there, or refused. */
export function prepare(
  setting: StepSetting,
  stage: Stage,
  state: StageState,
  one: Instruction,
): PreparedStep {
  if (one.keyword === 'RUN')
    return { inputs: { files: {}, variables: { ...state.scope } }, sources: [], waitsFor: [] };
  if (one.keyword !== 'COPY' && one.keyword !== 'ADD')
    return {
      // What ENV and LABEL say of a variable counts where a command sees it, as in BuildKit.
      inputs: { files: {}, variables: one.keyword === 'WORKDIR' ? variablesIn(one.text, state.scope) : {} },
      sources: [],
      waitsFor: [],
    };
  for (const { name } of one.flags)
    if (!KNOWN_COPY_FLAGS.has(name)) throw new BuildError(`unknown flag: --${name}`, one.line);
  const { sources: words, target } = copyWords(one);
  if (target === '' || words.length === 0)
    throw new BuildError(`${one.keyword} requires at least two arguments`, one.line);
  const documents = new Map(one.heredocs.map((document) => [`<<${document.name}`, document]));
  const { tree, from } = treeFor(setting, stage, one);
  const sources = words.flatMap((word): readonly CopySource[] => {
    const document = documents.get(word.replace(/^<<-?["']?([\w.]+)["']?$/, '<<$1'));
    if (document) {
      const content = document.isQuoted ? document.text : substitute(document.text, state.scope);
      return [{ path: document.name, entry: { kind: 'file', content, executable: false }, below: [] }];
    }
    const path = substitute(word, state.scope);
    if (one.keyword === 'ADD') refuseAdd(path, one.line);
    return findSources(tree, path, one.line);
  });
  const files: Record<string, string> = {};
  for (const { path, entry, below } of sources) {
    files[path === '' ? '.' : path] = entryHash(entry);
    for (const [inner, other] of below) files[inner] = entryHash(other);
  }
  return {
    inputs: { files, variables: variablesIn(one.text, state.scope) },
    sources,
    waitsFor: from ? [from] : [],
  };
}

/** The variables that a text names, with their values. */
function variablesIn(
  text: string,
  scope: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const names = [...text.matchAll(/\$\{?(\w+)/g)].map(([, name]) => name!);
  return Object.fromEntries(names.map((name) => [name, scope[name] ?? '']));
}

function refuseAdd(path: string, line: number): void {
  if (/^(?:https?|ftp|git):\/\/|^git@/.test(path))
    throw new BuildError(
      `ADD ${path}: the lab has no network, so that nothing can be added from an address. Put the file into the project and COPY it.`,
      line,
    );
  if (/\.(?:tar(?:\.\w+)?|tgz|tbz2?|txz)$/.test(path))
    throw new BuildError(`ADD ${path}: the lab unpacks no archives. COPY the files.`, line);
}

const trees = new WeakMap<StageState, { readonly layers: number; readonly tree: Tree }>();

/** The files that a COPY takes from: the context, a stage, or an image. */
function treeFor(
  { store, sizes, now, context, stages, built }: StepSetting,
  stage: Stage,
  one: Instruction,
): { tree: Tree; from?: StageState } {
  const name = flagOf(one, 'from');
  if (name === undefined) return { tree: context.tree };
  if (name.toLowerCase() === stage.name)
    throw new BuildError(`circular dependency detected on stage: ${stage.name}`, one.line);
  const other = stageNamed(stages, name, stage.index);
  const from = other
    ? built.get(other.index)!
    : new StageState(store, resolveBase({ store, sizes, now }, name, one.line).manifest);
  const known = trees.get(from);
  const tree = known?.layers === from.layers.length ? known.tree : treeOf(from.fs);
  trees.set(from, { layers: from.layers.length, tree });
  return other ? { tree, from } : { tree };
}

/** Does a step that makes files; its layer (null: it made none) and what it cost. */
export async function perform(
  setting: StepSetting,
  state: StageState,
  one: Instruction,
  { sources }: PreparedStep,
  onOutput: (text: string) => void,
): Promise<{ readonly made: BuiltLayer | null; readonly work: StepWork }> {
  const idle: StepWork = { kind: 'other', downloaded: 0, written: 0, packages: 0 };
  if (one.keyword === 'RUN') {
    const { work, ...made } = await runStep(state, one, {
      openMachine: setting.openMachine,
      sizes: setting.sizes,
      signal: setting.signal,
      onOutput,
    });
    return { made, work: { kind: 'run', ...work, written: made.layer.bytes } };
  }
  if (one.keyword === 'WORKDIR') {
    const made = changed(state.fs, one.line, (fs) => fs.makeFolder(state.config.workdir));
    return { made: made.layer.entries.length > 0 ? made : null, work: idle };
  }
  if (one.keyword !== 'COPY' && one.keyword !== 'ADD') return { made: null, work: idle };
  const mode = flagOf(one, 'chmod');
  const place = {
    target: substitute(copyWords(one).target, state.scope),
    workdir: state.config.workdir,
    executable: mode === undefined ? null : (Number.parseInt(mode, 8) & 0o100) !== 0 || /\+x/.test(mode),
  };
  const made = changed(state.fs, one.line, (fs) => layCopies(fs, sources, place), flagOf(one, 'chown'));
  return { made, work: { kind: 'copy', downloaded: 0, written: made.layer.bytes, packages: 0 } };
}

function changed(fs: FileSystem, line: number, change: (fs: FileSystem) => void, owner?: string): BuiltLayer {
  const before = snapshotOf(fs);
  try {
    change(fs);
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    throw new BuildError(`cannot copy: ${error.message}`, line);
  }
  return layerBetween(before, snapshotOf(fs), owner);
}

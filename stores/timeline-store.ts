import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StoredContent } from '../contracts/stored-records';
import { recordOf } from '../engine/core/errors';
import type { FileContent, FileMark, WorkspacePath } from '../engine/core/files';
import { contentOf, markOf, sameContent, type WorkspaceTree } from '../engine/workspace/model';
import type { Keyframe } from '../engine/workspace/timeline/moments';
import { isNamedFile, outcomesOf } from '../engine/workspace/timeline/outcomes';
import type { TimelineStep } from '../engine/workspace/timeline/step';
import { isBlobRef, MissingBlobError } from '../runtime/storage/content/content-refs';
import type { LessonStorage } from '../runtime/storage/lesson-storage';
import { TimelineWalker } from '../runtime/storage/timeline-walker';
import type { MomentFile, ShownMoment, StepSummary, TimelineState } from './timeline-contract';
import type { Workspace } from './workspace-store';

export interface TimelineDeps {
  readonly workspace: Workspace;
  readonly storage: LessonStorage;
}

export interface Timeline {
  readonly store: StoreApi<TimelineState>;
  dispose(): void;
}

/** How many names of changed files a summary has. */
const NAMED = 4;

/** Makes the store of a project's timeline. */
export async function createTimeline({ workspace, storage }: TimelineDeps): Promise<Timeline> {
  const walker = new TimelineWalker(storage.timeline, () => {
    const { stored, recent } = workspace.timeline();
    return { stored, recent, now: workspace.store.getState() };
  });
  let asked = 0;

  /** The contents that stored ones stand for. */
  const open = async (
    contents: readonly (StoredContent | null)[],
  ): Promise<readonly (FileContent | null)[]> => {
    const ids = contents.flatMap((one) => (isBlobRef(one) ? [one.$blob] : []));
    const unknown = [...new Set(ids)].filter((id) => storage.refs.contentOf(id) === undefined);
    const read = await storage.timeline.contents(unknown);
    return contents.map((one) => {
      if (!isBlobRef(one)) return one;
      const content = storage.refs.contentOf(one.$blob) ?? read.get(one.$blob);
      if (content === undefined) throw new MissingBlobError(one.$blob);
      return content;
    });
  };

  const treeAt = async (number: number): Promise<WorkspaceTree> => {
    const { files, marks } = await walker.moment(number);
    const paths = Object.keys(files);
    const contents = await open(paths.map((path) => files[path]!));
    return { files: Object.fromEntries(paths.map((path, i) => [path, contents[i]!])), marks };
  };

  const look = async (number: number): Promise<ShownMoment> => {
    const [step] = number === store.getState().first ? [] : await walker.steps(number, number);
    const then = await walker.moment(number);
    const now = workspace.store.getState();
    const differing = await differences(storage, then, now);
    return {
      number,
      step: step === undefined ? null : summaryOf(step, number),
      changed: step === undefined ? [] : changedIn(step),
      differs: differing.filter(({ path }) => isNamedFile(path)),
      toolFilesDiffer: differing.filter(({ path }) => !isNamedFile(path)).length,
      files: Object.keys(then.files).filter(isNamedFile).sort(),
    };
  };

  const refresh = () => {
    const request = ++asked;
    const { at } = store.getState();
    look(at).then(
      (shown) => {
        if (request === asked) store.setState({ shown, failure: undefined });
      },
      (error: unknown) => {
        if (request === asked) store.setState({ failure: recordOf(error) });
      },
    );
  };

  const read = async (from: number, to: number) => {
    const { first, last, steps: known } = store.getState();
    const begin = Math.max(from, first + 1);
    const end = Math.min(to, last);
    if (end < begin) return;
    const steps = await walker.steps(begin, end);
    const next = new Map(known);
    for (const [i, step] of steps.entries()) next.set(begin + i, summaryOf(step, begin + i));
    store.setState({ steps: next });
  };

  const load = (from: number, to: number) => {
    read(from, to).catch((error: unknown) => store.setState({ failure: recordOf(error) }));
  };

  const momentName = () => {
    const { shown, at } = store.getState();
    return shown?.step === null || shown === null ? 'the beginning' : `step ${at}, ${shown.step?.label}`;
  };

  const store: StoreApi<TimelineState> = createStore<TimelineState>(() => ({
    first: 0,
    last: walker.last,
    at: walker.last,
    shown: null,
    steps: new Map(),
    show: (number) => {
      const { first, last, at } = store.getState();
      const next = Math.min(last, Math.max(first, Math.round(number)));
      if (next === at) return;
      store.setState({ at: next });
      refresh();
    },
    load,
    file: async (number, path) => {
      const [step] = await walker.steps(number, number);
      const change = step?.changes.find((one) => one.path === path);
      const { files } = await walker.moment(number);
      const stored = Object.hasOwn(files, path) ? files[path]! : null;
      const [before = null, content = null] = await open([change ? change.before : stored, stored]);
      return { path, before, content, now: contentOf(workspace.store.getState().files, path) };
    },
    bringBack: async () => {
      const { at } = store.getState();
      workspace.layTree('restored', `Back to ${momentName()}`, await treeAt(at));
    },
    bringBackFile: async (path) => {
      const { at } = store.getState();
      workspace.layTree('restored', `${path} from ${momentName()}`, await treeAt(at), [path]);
    },
    forgetBefore: async () => {
      const { at } = store.getState();
      const { blobs } = await workspace.forgetTimeline(at);
      walker.reset();
      const steps = new Map([...store.getState().steps].filter(([number]) => number > at));
      store.setState({ first: at, steps });
      refresh();
      return blobs;
    },
  }));

  store.setState({ first: await walker.first() });
  const unsubscribe = workspace.store.subscribe((state, before) => {
    if (state.files === before.files && state.marks === before.marks) return;
    const { last, at, first } = store.getState();
    const next = walker.last;
    // Another tab may have brought a shorter timeline, as by an import.
    const isNow = at === last || at > next;
    store.setState({ last: next, at: isNow ? next : at, first: Math.min(first, next) });
    load(Math.max(1, Math.min(last, next)), next);
    refresh();
  });
  refresh();
  load(walker.last - 60, walker.last);
  return { store, dispose: unsubscribe };
}

function summaryOf(step: TimelineStep<StoredContent>, number: number): StepSummary {
  const { kind, label, at, until, changes } = step;
  const own = changes.filter(({ path }) => isNamedFile(path)).map(({ path }) => path);
  return {
    number,
    kind,
    label,
    at,
    until,
    files: own.slice(0, NAMED),
    fileCount: own.length,
    toolFileCount: changes.length - own.length,
    outcomes: outcomesOf(step),
  };
}

function changedIn({ changes }: TimelineStep<StoredContent>): readonly MomentFile[] {
  return changes
    .filter(({ path }) => isNamedFile(path))
    .map(({ path, before, after, markBefore, markAfter }): MomentFile => {
      const was = before !== null || markBefore !== undefined;
      const is = after !== null || markAfter !== undefined;
      return { path, state: stateOf(was, is), ...(markAfter && { mark: markAfter }) };
    })
    .sort(byPath);
}

/** What is not the same then and now. */
async function differences(
  storage: LessonStorage,
  then: Keyframe<StoredContent>,
  now: WorkspaceTree,
): Promise<readonly MomentFile[]> {
  const contents = [...Object.values(then.files), ...Object.values(now.files)];
  const prepared = await storage.refs.prepare(contents.filter((one): one is FileContent => !isBlobRef(one)));
  const form = (content: StoredContent) => (isBlobRef(content) ? content : prepared.stored(content));
  const same = (a: StoredContent | null, b: StoredContent | null): boolean => {
    if (a === null || b === null) return a === b;
    const [x, y] = [form(a), form(b)];
    if (isBlobRef(x) || isBlobRef(y)) return isBlobRef(x) && isBlobRef(y) && x.$blob === y.$blob;
    return sameContent(x, y);
  };
  const paths = new Set<WorkspacePath>();
  for (const part of [then.files, now.files, then.marks, now.marks])
    for (const path of Object.keys(part)) paths.add(path);
  const found: MomentFile[] = [];
  for (const path of paths) {
    const before = Object.hasOwn(then.files, path) ? then.files[path]! : null;
    const after = contentOf(now.files, path);
    const marks: readonly (FileMark | null)[] = [markOf(then.marks, path), markOf(now.marks, path)];
    if (same(before, after) && marks[0] === marks[1]) continue;
    const state = stateOf(before !== null || marks[0] !== null, after !== null || marks[1] !== null);
    found.push({ path, state, ...(marks[1] && { mark: marks[1] }) });
  }
  return found.sort(byPath);
}

function stateOf(was: boolean, is: boolean): MomentFile['state'] {
  return was && is ? 'changed' : is ? 'added' : 'removed';
}

function byPath(a: MomentFile, b: MomentFile): number {
  return a.path < b.path ? -1 : 1;
}

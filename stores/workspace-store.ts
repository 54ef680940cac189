import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WorkBundle } from '../content/lesson-schema';
import type { Clock } from '../engine/core/clock';
import { recordOf, StagecraftError } from '../engine/core/errors';
import type { FileContent, WorkspacePath } from '../engine/core/files';
import { OUTSIDE } from '../engine/core/lab-layout';
import { foldEvents } from '../engine/workspace/apply';
import { decide } from '../engine/workspace/decide';
import type {
  FileChanges,
  MarkChanges,
  OverlayKind,
  WorkspaceCommand,
  WorkspaceEvent,
} from '../engine/workspace/events';
import { followLinks } from '../engine/workspace/links';
import { newModel, type WorkspaceModel, type WorkspaceTree } from '../engine/workspace/model';
import { changesLaying, treeChangesTo } from '../engine/workspace/overlays';
import type { Scheduler } from '../runtime/scheduler';
import { NotWriterError } from '../runtime/storage/errors';
import type { Forgotten } from '../runtime/storage/forget-timeline';
import type { LessonStorage } from '../runtime/storage/lesson-storage';
import type { StoredWorkspace } from '../runtime/storage/stored-workspace';
import type { TabMessage } from '../runtime/storage/tabs';
import type { WriterSeat } from '../runtime/storage/writer-seat';
import type { WorkspaceState } from './contracts';
import { isDataPath } from './lesson-files';
import type { StepRecorder } from './step-recorder';
import { mergeStranded, rescueChanges, type StrandedEdit, strandedPaths } from './stranded-edits';
import { WorkspaceJournal } from './workspace-journal';

export interface WorkspaceDeps {
  readonly bundle: WorkBundle;
  /** The lesson's data by workspace path, e.g. `data/ames_housing.csv`. */
  readonly data: Readonly<Record<WorkspacePath, string>>;
  readonly stored: StoredWorkspace | null;
  /**
   * Last keystrokes of a page that was closed before they were saved, given who held the pen before this tab. Asked
   * whenever this tab takes the pen.
   */
  readonly recover?: (
    previousPen: string | null,
    stored: StoredWorkspace | null,
  ) => readonly WorkspaceEvent[];
  /** The reference solution that a script makes; absent: `bundle.solution` is all of it. */
  readonly scriptedSolution?: () => Promise<WorkspaceTree>;
  /** Who held the pen before this tab; null when nobody did or this tab begins as a reader. */
  readonly previousPen: string | null;
  readonly storage: LessonStorage;
  readonly seat: WriterSeat;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** Other tabs saved something that is not the workspace. */
  readonly onRecorded: () => void;
}

/** The workspace store, and what the other stores of its session need of it. */
export interface Workspace {
  readonly store: StoreApi<WorkspaceState>;
  /** Lays what a run wrote over the work as one step of undo. */
  overlayRun(changes: FileChanges, label: string): void;
  /**
   * Lays what a program of the lab changed (a line of the terminal, a button of the git panel) over the work as one
   * step of undo. `marks`: what paths are now that are not plain files; see `MarkChanges`.
   * @throws NotWriterError, InvalidPathError, ReadOnlyFileError; nothing is changed then.
   */
  overlayProgram(changes: FileChanges, marks: MarkChanges, label: string): void;
  /**
   * Makes the work that of `tree`, with its links and modes, as one step of undo; with `paths`, only there. The lesson's
   * data stays, and an import leaves alone what the lab keeps outside of the project.
   */
  layTree(
    kind: 'restored' | 'imported',
    label: string,
    tree: WorkspaceTree,
    paths?: readonly WorkspacePath[],
  ): void;
  /** The number of the last step in the timeline's table, and the steps that are not in it yet. */
  timeline(): Pick<StepRecorder, 'stored' | 'recent'>;
  /** Forgets the timeline up to moment `first`; see `LessonStorage.forgetTimeline`. */
  forgetTimeline(first: number): Promise<Forgotten>;
  /** What is not on disk yet, from event `seq` + 1. */
  unsaved(): { readonly seq: number; readonly events: readonly WorkspaceEvent[] };
  /** Whether a path belongs to the lesson's data, which nothing changes. */
  isReadOnly(path: WorkspacePath): boolean;
  onRename(listener: (from: WorkspacePath, to: WorkspacePath) => void): void;
  /** Whether the file is being given another name right now: it is gone, and will be back under that name. */
  isRenaming(path: WorkspacePath): boolean;
  dispose(): void;
}

/** Makes the workspace store of a lesson. */
export function createWorkspace(deps: WorkspaceDeps): Workspace {
  const { bundle, storage, seat } = deps;
  const renameListeners: ((from: WorkspacePath, to: WorkspacePath) => void)[] = [];
  let model = modelOf(deps.stored, bundle);
  let stranded: readonly StrandedEdit[] = [];
  let reloads: Promise<unknown> = Promise.resolve();
  let disposed = false;
  let renaming: WorkspacePath | null = null;

  const journal: WorkspaceJournal = new WorkspaceJournal(
    {
      storage,
      token: seat.token,
      clock: deps.clock,
      scheduler: deps.scheduler,
      lessonVersion: bundle.version,
      model: () => model,
      onStatus: ({ save, saveError }) => store.setState({ save, saveError }),
      onSaved: (seq) => seat.announce({ type: 'saved', seq }),
      onNotWriter: () => becomeReader(),
    },
    deps.stored,
    model,
  );

  const show = (next: WorkspaceModel) => {
    model = next;
    store.setState({
      files: model.files,
      marks: model.marks,
      undoLabel: model.past.at(-1)?.label,
      redoLabel: model.future.at(-1)?.label,
    });
  };

  const isReadOnly = (path: WorkspacePath) => isDataPath(deps.data, path);

  const run = (command: WorkspaceCommand) => {
    if (store.getState().access !== 'writer') throw new NotWriterError();
    const events = decide(model, command, isReadOnly);
    if (events.length === 0) return;
    take(events);
  };

  /** Lets events happen, and saves them. */
  const take = (events: readonly WorkspaceEvent[]) => {
    const before = model;
    model = foldEvents(before, events);
    // First, so that whoever sees the new files finds the step that led to them.
    journal.push(events, before);
    show(model);
  };

  const overlay = (kind: OverlayKind, label: string, changes: FileChanges, marks: MarkChanges = {}) =>
    run({ type: 'overlay', kind, label, changes, marks });

  /**
   * An overlay of files that were laid together at another time: what has become the lesson's data since is left out.
   */
  const overlayWritable = (kind: OverlayKind, label: string, changes: FileChanges, marks: MarkChanges = {}) =>
    overlay(kind, label, withoutReadOnly(changes, isReadOnly), withoutReadOnly(marks, isReadOnly));

  /** Reads what is stored, one reading after the other, so that an older one never shows over a newer. */
  const reload = (): Promise<StoredWorkspace | null> => {
    const next = reloads.then(async () => {
      const stored = await storage.loadWorkspace();
      if (disposed) return stored;
      const next = modelOf(stored, bundle);
      journal.restart(stored, next);
      show(next);
      store.setState({ lessonChanged: changedSince(stored, bundle) });
      return stored;
    });
    reloads = next.catch(() => {});
    return next;
  };

  const failed = (error: unknown) => store.setState({ save: 'failed', saveError: recordOf(error) });

  const becomeReader = () => {
    const unsaved = strandedPaths(journal.unsaved);
    const mine = model;
    store.setState({ access: 'reader' });
    reload()
      .then(() => {
        stranded = mergeStranded(stranded, unsaved, mine, model);
        if (stranded.length > 0) failed(new StrandedEditsError(stranded.map(({ path }) => path)));
      })
      .catch(failed);
  };

  const becomeWriter = async () => {
    const previousPen = await storage.claim(seat.token);
    const stored = await reload();
    // Another tab took the lock while this one was reading.
    if (!seat.isWriter) return;
    store.setState({ access: 'writer' });
    recover(previousPen, stored);
    const rescued = rescueChanges(stranded, model);
    stranded = [];
    overlayWritable('restored', 'Edits that this tab had not saved', rescued.changes, rescued.marks);
  };

  /** Adds what a closed page could not save. */
  const recover = (previousPen: string | null, stored: StoredWorkspace | null) => {
    const events = deps.recover?.(previousPen, stored) ?? [];
    if (events.length > 0) take(events);
  };

  const onMessage = (message: TabMessage) => {
    if (message.type === 'recorded' || message.type === 'replaced') deps.onRecorded();
    if (message.type === 'replaced') (seat.isWriter ? becomeWriter() : reload()).catch(failed);
    else if (message.type === 'saved' && !seat.isWriter) reload().catch(failed);
  };

  const store: StoreApi<WorkspaceState> = createStore<WorkspaceState>(() => ({
    files: model.files,
    marks: model.marks,
    data: deps.data,
    save: 'saved',
    access: seat.isWriter ? 'writer' : 'reader',
    undoLabel: model.past.at(-1)?.label,
    redoLabel: model.future.at(-1)?.label,
    lessonChanged: changedSince(deps.stored, bundle),
    edit: (path, content) => run({ type: 'edit', path, content }),
    create: (path, content: FileContent = '') => run({ type: 'create', path, content }),
    createFolder: (path) => run({ type: 'create-folder', path }),
    rename: (from, to) => {
      const inside = Object.keys(model.files).filter((path) => path === from || path.startsWith(`${from}/`));
      renaming = from;
      try {
        run({ type: 'rename', from, to });
      } finally {
        renaming = null;
      }
      for (const path of inside)
        for (const listener of renameListeners) listener(path, to + path.slice(from.length));
    },
    remove: (path) => run({ type: 'remove', path }),
    reset: (paths) => {
      const { changes, marks } = treeChangesTo(model, newModel(bundle.start, bundle.startMarks), paths);
      overlayWritable('reset', paths ? `Reset ${paths.join(', ')}` : 'Reset to the start', changes, marks);
      if (paths !== undefined) return;
      journal.adoptVersion(bundle.version);
      store.setState({ lessonChanged: false });
    },
    showSolution: (paths) => {
      if (deps.scriptedSolution) {
        return deps.scriptedSolution().then((solution) => {
          const { changes, marks } = treeChangesTo(model, solution, paths);
          overlayWritable('solution-shown', 'Show the solution', changes, marks);
        });
      }
      overlayWritable(
        'solution-shown',
        'Show the solution',
        changesLaying(model.files, bundle.solution, paths),
      );
      return Promise.resolve();
    },
    restore: (files, label) => {
      const marks = Object.fromEntries(
        Object.entries(model.marks).filter(([path]) => Object.hasOwn(files, path)),
      );
      const back = treeChangesTo(model, { files, marks });
      overlayWritable('restored', label, back.changes, back.marks);
    },
    undo: () => run({ type: 'undo' }),
    redo: () => run({ type: 'redo' }),
    flush: () => (seat.isWriter ? journal.flush() : Promise.resolve()),
    // The lock may be here while the pen is not: an import took it, or the browser has no locks.
    takeOver: () =>
      seat.isWriter && store.getState().access === 'reader' ? becomeWriter() : seat.takeOver(),
  }));

  if (seat.isWriter) recover(deps.previousPen, deps.stored);
  seat.connect({
    flush: () => journal.flush(),
    lost: becomeReader,
    gained: becomeWriter,
    message: onMessage,
    failed,
  });

  return {
    store,
    overlayRun: (changes, label) => overlay('run-wrote', label, throughLinks(model, changes)),
    overlayProgram: (changes, marks, label) => overlay('program-ran', label, changes, marks),
    layTree: (kind, label, tree, paths) => {
      const { changes, marks } = treeChangesTo(model, tree, paths);
      const isKept = (path: WorkspacePath) =>
        isReadOnly(path) || (kind === 'imported' && `${path}/`.startsWith(`${OUTSIDE}/`));
      overlay(kind, label, withoutReadOnly(changes, isKept), withoutReadOnly(marks, isKept));
    },
    timeline: () => journal.timeline,
    forgetTimeline: async (first) => {
      await journal.compact();
      return storage.forgetTimeline(seat.token, first);
    },
    isReadOnly,
    unsaved: () => ({ seq: journal.seq, events: journal.unsaved }),
    onRename: (listener) => void renameListeners.push(listener),
    isRenaming: (path) => renaming !== null && (path === renaming || path.startsWith(`${renaming}/`)),
    dispose: () => {
      // What is unsaved goes to disk before the lock is free for another tab.
      const done = seat.isWriter ? journal.flush().catch(() => {}) : Promise.resolve();
      done.finally(() => {
        disposed = true;
        seat.dispose();
      });
    },
  };
}

/** Another tab took over before the last edits of this one were saved; they wait here. */
export class StrandedEditsError extends StagecraftError<'edits-not-saved'> {
  constructor(paths: readonly WorkspacePath[]) {
    super(
      'edits-not-saved',
      `Another tab took over before your last edits here were saved (${paths.join(', ')}). They are kept in this tab: take over to get them back as a step you can undo.`,
      { paths },
    );
  }
}

function modelOf(stored: StoredWorkspace | null, bundle: WorkBundle): WorkspaceModel {
  return stored?.model ?? newModel(bundle.start, bundle.startMarks);
}

function withoutReadOnly<Value>(
  changes: Readonly<Record<WorkspacePath, Value>>,
  isReadOnly: (path: WorkspacePath) => boolean,
): Readonly<Record<WorkspacePath, Value>> {
  return Object.fromEntries(Object.entries(changes).filter(([path]) => !isReadOnly(path)));
}

/** What a run wrote to a link is written to what it leads to, as any program would. */
function throughLinks(model: WorkspaceModel, changes: FileChanges): FileChanges {
  if (!Object.values(model.marks).includes('link')) return changes;
  return Object.fromEntries(
    Object.entries(changes).map(([path, content]) => [
      content === null ? path : followLinks(model, path),
      content,
    ]),
  );
}

function changedSince(stored: StoredWorkspace | null, bundle: WorkBundle): boolean {
  return stored !== null && stored.lessonVersion !== bundle.version;
}

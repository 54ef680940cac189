import type { WorkBundle } from '../content/lesson-schema';
import { messageOf, StagecraftError } from '../engine/core/errors';
import type { WorkspacePath } from '../engine/core/files';
import type { WorkspaceEvent } from '../engine/workspace/events';
import type { WorkspaceTree } from '../engine/workspace/model';
import type { LessonStorage, StoredLesson } from '../runtime/storage/lesson-storage';
import type { WriterSeat } from '../runtime/storage/writer-seat';
import type { LessonSession } from './contracts';
import type { Deployment } from './deployment-store';
import { createEditor } from './editor-store';
import { createGrading } from './grading-store';
import type { Lab } from './lab-store';
import { lazy } from './lazy';
import { createLearning } from './learning-store';
import { solutionFiles } from './lesson-files';
import type { LessonFiles } from './load-lesson-files';
import type { SessionPorts } from './ports';
import type { Preview } from './preview-store';
import { ProgressKeeper } from './progress-keeper';
import { RecordKeeper } from './record-keeper';
import { createReplays } from './replays-store';
import { createRunsStore } from './runs-store';
import type { Timeline } from './timeline-store';
import type { Tuning } from './tuning-store';
import { workspaceRunner } from './workspace-runner';
import { createWorkspace, type WorkspaceDeps } from './workspace-store';

export interface LessonSessionOptions {
  readonly bundle: WorkBundle;
  /** The lesson's data by workspace path, e.g. `data/ames_housing.csv`. */
  readonly data: Readonly<Record<WorkspacePath, string>>;
  /** See `LessonFiles.remake`. */
  readonly remake: LessonFiles['remake'];
  readonly storage: LessonStorage;
  /** What is stored of the lesson: `await storage.load()`, after the seat was opened and the pen claimed. */
  readonly stored: StoredLesson;
  /** See `WorkspaceDeps.recover`. */
  readonly recover?: WorkspaceDeps['recover'];
  /** Who held the pen before this tab. */
  readonly previousPen?: string | null;
  readonly seat: WriterSeat;
  readonly ports: SessionPorts;
  /** Records of this lesson changed on disk; the course map follows. */
  readonly onRecorded?: () => void;
}

/** A session with the parts that the page's life cycle needs. */
export interface OwnedLessonSession extends LessonSession {
  /** What is not on disk yet, from event `seq` + 1. */
  unsaved(): { readonly seq: number; readonly events: readonly WorkspaceEvent[] };
  /** How many attempts, answers and the like are not on disk yet. */
  unsavedRecords(): number;
}

/** Plays the script of the solution, once; absent when the lesson has none. */
function solutionScript({ bundle, data, ports }: LessonSessionOptions): WorkspaceDeps['scriptedSolution'] {
  const script = bundle.scripts?.solution;
  if (script === undefined) return undefined;
  let known: Promise<WorkspaceTree> | undefined;
  const play = async () => {
    const [{ playScript }, start] = await Promise.all([import('./play-script'), ports.loadLab()]);
    const tree = { files: solutionFiles(bundle), marks: bundle.startMarks ?? {} };
    return playScript({ start, runner: ports.runner, tree, data, script });
  };
  return () => {
    known ??= play().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}

/** Composes the stores of one lesson. Everything outside (disk, sandbox, time, other tabs) comes in through ports. */
export function createLessonSession(options: LessonSessionOptions): OwnedLessonSession {
  const { bundle, storage, stored, seat } = options;
  const { documents } = stored;

  const failed = (error: unknown) =>
    workspace.store.setState({
      save: 'failed',
      saveError:
        error instanceof StagecraftError
          ? error.toJSON()
          : { name: 'Error', code: 'unexpected', message: messageOf(error) },
    });
  /** Records that nobody waits for: other tabs hear of them, a failure is shown. */
  const records = new RecordKeeper({
    onSaved: () => {
      seat.announce({ type: 'recorded' });
      options.onRecorded?.();
    },
    onFailed: failed,
    onRecovered: () => recovered(),
  });
  /** Says that all is on disk, where it is. */
  const recovered = () => {
    const { save, access } = workspace.store.getState();
    const isSaved = records.waiting === 0 && workspace.unsaved().events.length === 0;
    if (isSaved && save === 'failed' && access === 'writer')
      workspace.store.setState({ save: 'saved', saveError: undefined });
  };
  const saved = records.save;
  /** Another tab saved records: they are read and shown here, after what this tab is still saving. */
  const adoptRecords = async () => {
    let fresh: StoredLesson;
    let before: number;
    do {
      await records.retry();
      // What this tab could not save is newer than what is stored.
      if (records.waiting > 0) return;
      before = records.asked;
      fresh = await storage.load();
    } while (before !== records.asked);
    learning.adopt(fresh.documents);
    grading.adopt(fresh);
    replays.adopt(fresh.documents);
    tuning.ifOpened((opened) => opened.adopt(fresh.documents));
    progress.adopt(fresh.progress);
    if (!runs.getState().busy) runs.setState({ history: fresh.runs.map((run) => ({ ...run, console: [] })) });
  };

  const scriptedSolution = solutionScript(options);
  const workspace = createWorkspace({
    bundle,
    scriptedSolution,
    data: options.data,
    stored: stored.workspace,
    recover: options.recover,
    previousPen: options.previousPen ?? null,
    storage,
    seat,
    clock: options.ports.clock,
    scheduler: options.ports.scheduler,
    onRecorded: () => {
      adoptRecords().catch(failed);
    },
  });
  const { flush } = workspace.store.getState();
  workspace.store.setState({
    flush: async () => {
      await flush();
      await records.retry();
      recovered();
    },
  });
  const ports = { ...options.ports, runner: workspaceRunner(options.ports.runner, workspace.store) };
  const progress = new ProgressKeeper({
    bundle,
    storage,
    clock: ports.clock,
    stored: stored.progress,
    saved,
  });
  const shared = { bundle, storage, workspace, ports, documents, progress, saved };
  const learning = createLearning({ ...shared, clock: ports.clock });
  const runs = createRunsStore({
    ...shared,
    stored: stored.runs,
    openLab: async () => (await lab.open()).store,
    onFinished: (run) => {
      learning.answerPredictions(run);
      progress.started();
    },
  });
  const grading = createGrading({ ...shared, remake: options.remake, attempts: stored.attempts });
  const replays = createReplays({ ...shared, remake: options.remake, scriptedSolution });
  const tuning = lazy<Tuning>(async () => {
    const [{ createTuning }, fresh] = await Promise.all([import('./tuning-store'), storage.loadDocuments()]);
    return createTuning({ ...shared, documents: fresh, setParams: runs.getState().setParams });
  });
  const sql = lazy(async () => (await import('./sql-store')).createSqlConsole(shared));
  const preview = lazy<Preview>(async () => (await import('./preview-store')).createPreview(shared));
  const deployment = lazy<Deployment>(async () =>
    (await import('./deployment-store')).createDeployment(shared),
  );
  const timeline = lazy<Timeline>(async () =>
    (await import('./timeline-store')).createTimeline({ workspace, storage }),
  );
  const archive = lazy(async () => {
    const [{ createProjectArchive }, client] = await Promise.all([
      import('./project-archive'),
      import('../runtime/archive/client'),
    ]);
    return createProjectArchive({
      ...shared,
      clock: ports.clock,
      read: client.readProjectZip,
      write: client.writeProjectZip,
    });
  });
  const editor = createEditor({ ...shared, stored: documents.editor.tabs });
  const lab = lazy<Lab>(async () => {
    const [{ createLab }, start, fresh] = await Promise.all([
      import('./lab-store'),
      ports.loadLab(),
      storage.loadDocuments(),
    ]);
    return createLab({
      ...shared,
      seed: `${ports.learnerSeed}/${bundle.slug}/lab`,
      history: fresh.terminal.history,
      start,
      runProgram: runs.getState().runForTerminal,
      openFile: editor.store.getState().openFile,
    });
  });
  const unsubscribe = workspace.store.subscribe((state, before) => {
    if (state.files !== before.files && state.access === 'writer') progress.started();
    // There is room again.
    if (state.save === 'saved' && before.save !== 'saved' && records.waiting > 0) void records.retry();
  });
  progress.visited();

  return {
    bundle,
    workspace: workspace.store,
    editor: editor.store,
    runs,
    grading: grading.store,
    learning: learning.store,
    replays: replays.store,
    lab: async () => (await lab.open()).store,
    tuning: async () => (await tuning.open()).store,
    deployment: async () => (await deployment.open()).store,
    sql: sql.open,
    preview: async () => (await preview.open()).store,
    timeline: async () => (await timeline.open()).store,
    archive: archive.open,
    unsaved: workspace.unsaved,
    unsavedRecords: () => records.waiting,
    dispose: () => {
      unsubscribe();
      runs.getState().stop();
      grading.dispose();
      replays.dispose();
      for (const opened of [lab, tuning, deployment, preview, timeline])
        opened.ifOpened((one) => one.dispose());
      editor.dispose();
      workspace.dispose();
    },
  };
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import { type ErrorRecord, recordOf } from '../engine/core/errors';
import type { WorkspacePath } from '../engine/core/files';
import { type ActionLog, emptyLog, takenBack, writeLog } from '../engine/incidents/on-call/action-log';
import { OnCallError } from '../engine/incidents/on-call/errors';
import {
  type ShiftFiles,
  shiftOfFiles,
  shiftPaths,
} from '../engine/scenario/scenarios/on-call/shift-of-files';
import type { ShiftView } from '../engine/scenario/scenarios/on-call/shift-view';
import type { Action } from '../engine/world/actions';
import type { LessonSession } from './contracts';
import { type ShiftPlayer, shiftPlayer } from './play-shift';

/** The shift of a session: its files, how it stands, and what can be done. All that was done is in the log, a file of the workspace. */
export interface OnCallState {
  /** The files of shifts that there are, and the one that is shown; null: there is none. */
  readonly paths: readonly WorkspacePath[];
  readonly path: WorkspacePath | null;
  readonly files: ShiftFiles | null;
  /** As it stood when it was last looked at; it stays while hours pass. */
  readonly view: ShiftView | null;
  readonly isBusy: boolean;
  readonly error: ErrorRecord | null;
  choose(path: WorkspacePath): void;
  /** Lets hours pass: so many, or to the next page that somebody has to answer. */
  advance(hours: number): Promise<void>;
  acknowledge(page: string): void;
  act(action: Action): void;
  note(text: string): void;
  /** Without what was done last, and the time since. */
  takeBack(): void;
  restart(): void;
}

/** What the store needs of a session. */
export type OnCallSessionParts = Pick<LessonSession, 'workspace'>;

/** The shifts of a session, played by `player`. The same shift goes on from its log after a reload. */
export function createOnCallStore(
  { workspace }: OnCallSessionParts,
  player: ShiftPlayer,
): StoreApi<OnCallState> {
  let turn = 0;
  const store = createStore<OnCallState>((set, get) => {
    const read = (): ShiftFiles | null => {
      const { files } = workspace.getState();
      const paths = shiftPaths(files);
      const path = paths.find((one) => one === get().path) ?? paths[0] ?? null;
      try {
        const shift = path === null ? null : shiftOfFiles(files, path);
        set({ paths, path, files: shift, error: null, ...(shift === null && { view: null }) });
        return shift;
      } catch (thrown) {
        set({ paths, path, files: null, view: null, error: recordOf(thrown, 'on-call-failed') });
        return null;
      }
    };
    const look = async (files: ShiftFiles, hours: number): Promise<ShiftView | null> => {
      const mine = ++turn;
      set({ isBusy: true });
      try {
        const view = await player.look({
          parts: { shift: files.shift, runbook: files.runbook, rules: files.rules },
          table: tableOf(files),
          log: files.log,
          step: { hours },
        });
        if (mine !== turn) return null;
        set({ view, isBusy: false, error: null });
        return view;
      } catch (thrown) {
        if (mine === turn) set({ isBusy: false, error: recordOf(thrown, 'on-call-failed') });
        return null;
      }
    };
    const tableOf = ({ shift }: ShiftFiles): string => {
      const { files, data } = workspace.getState();
      const text = data[shift.table] ?? files[shift.table];
      if (typeof text === 'string') return text;
      throw new OnCallError(
        'shift-unreadable',
        `The shift names the table ${shift.table}, which is not there. Name one of this project.`,
      );
    };
    const write = (files: ShiftFiles, log: ActionLog, label: string) => {
      const { files: all, restore } = workspace.getState();
      restore({ ...all, [files.logPath]: writeLog(log) }, label);
    };
    const add = (label: string, entry: (hour: number) => ActionLog['entries'][number]) => {
      const { files, view } = get();
      if (files === null || view === null) return;
      const { hour } = view.snapshot;
      write(files, { ...files.log, until: hour, entries: [...files.log.entries, entry(hour)] }, label);
    };
    const refresh = () => {
      const files = read();
      if (files !== null) void look(files, 0);
    };
    workspace.subscribe((now, before) => {
      if (now.files === before.files && now.data === before.data) return;
      const known = get().files;
      const files = read();
      // Prose and programs are none of a shift's business: only what it is made of is looked at anew.
      if (files !== null && JSON.stringify(files) !== JSON.stringify(known)) void look(files, 0);
    });
    queueMicrotask(refresh);
    return {
      paths: [],
      path: null,
      files: null,
      view: null,
      isBusy: false,
      error: null,
      choose: (path) => {
        set({ path, view: null });
        refresh();
      },
      advance: async (hours) => {
        const { files } = get();
        if (files === null || get().isBusy) return;
        const view = await look(files, hours);
        if (view !== null && view.snapshot.hour > files.log.until)
          write(files, { ...files.log, until: view.snapshot.hour }, 'Let hours pass');
      },
      acknowledge: (page) => add('Take a page', (hour) => ({ do: 'acknowledge', hour, page })),
      act: ({ kind, column }) =>
        add('Begin an act', (hour) => ({
          do: 'act',
          hour,
          act: kind,
          ...(column !== undefined && { column }),
        })),
      note: (text) => add('Write a note', (hour) => ({ do: 'note', hour, text })),
      takeBack: () => {
        const { files } = get();
        if (files !== null) write(files, takenBack(files.log), 'Take back');
      },
      restart: () => {
        const { files } = get();
        if (files !== null) write(files, emptyLog(files.shift.seed), 'Begin the shift anew');
      },
    };
  });
  return store;
}

const stores = new WeakMap<object, StoreApi<OnCallState>>();

/** The store of a session, made when it is first asked for; its shifts are played in a worker. */
export function onCallStoreOf(session: LessonSession): StoreApi<OnCallState> {
  let store = stores.get(session);
  if (!store) {
    store = createOnCallStore(session, shiftPlayer());
    stores.set(session, store);
  }
  return store;
}

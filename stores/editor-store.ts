import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WorkBundle } from '../content/lesson-schema';
import type { WorkspacePath } from '../engine/core/files';
import { followLinks } from '../engine/workspace/links';
import type { LessonStorage } from '../runtime/storage/lesson-storage';
import type { EditorState, WorkspaceState } from './contracts';
import type { SaveRecord } from './record-keeper';
import type { Workspace } from './workspace-store';

export interface EditorDeps {
  readonly bundle: WorkBundle;
  readonly workspace: Workspace;
  readonly storage: LessonStorage;
  /** The tabs of the last visit, as they were stored. */
  readonly stored: unknown;
  readonly saved: SaveRecord;
}

export interface Editor {
  readonly store: StoreApi<EditorState>;
  dispose(): void;
}

/** Makes the store of open tabs of a lesson; the tabs are remembered. */
export function createEditor(deps: EditorDeps): Editor {
  const { workspace, storage } = deps;
  const exists = (path: WorkspacePath) => {
    const { files, data } = workspace.store.getState();
    return Object.hasOwn(files, path) || Object.hasOwn(data, path);
  };
  let requests = 0;

  const first = tabsOf(deps.stored) ?? { open: deps.bundle.definition.opens, active: null };
  const open = first.open.filter(exists);
  const active = first.active !== null && open.includes(first.active) ? first.active : (open[0] ?? null);

  const show = (next: Partial<EditorState>) => {
    store.setState(next);
    const { open: tabs, active: now } = store.getState();
    deps.saved(() => storage.saveDocument('editor', 'tabs', { open: tabs, active: now }));
  };

  const store: StoreApi<EditorState> = createStore<EditorState>((set, get) => ({
    open,
    active,
    reveal: null,
    diff: 'none',
    openFile: (named) => {
      if (!exists(named)) return;
      // A link is opened as what it leads to; one that leads nowhere shows its own text.
      const path = leadsTo(workspace.store.getState(), named);
      const state = get();
      if (state.active === path && state.open.includes(path)) return;
      show({ open: state.open.includes(path) ? state.open : [...state.open, path], active: path });
    },
    closeFile: (path) => {
      const state = get();
      if (state.open.includes(path)) show(without(state, [path]));
    },
    revealLocation: (location) => {
      if (!exists(location.path)) return;
      get().openFile(location.path);
      const path = leadsTo(workspace.store.getState(), location.path);
      set({ reveal: { ...location, path, request: ++requests }, diff: 'none' });
    },
    showDiff: (diff) => set({ diff }),
  }));

  workspace.onRename((from, to) => {
    const state = store.getState();
    const renamed = (path: WorkspacePath) => (path === from ? to : path);
    // The tab of the old name was closed with the old file; a new one takes its place.
    if (!exists(to)) return;
    show({ open: [...new Set(state.open.map(renamed))], active: state.active && renamed(state.active) });
  });

  const unsubscribe = workspace.store.subscribe((state, before) => {
    if (state.files === before.files) return;
    const gone = store.getState().open.filter((path) => !exists(path) && !workspace.isRenaming(path));
    if (gone.length > 0) show(without(store.getState(), gone));
  });

  return { store, dispose: unsubscribe };
}

function leadsTo(workspace: WorkspaceState, path: WorkspacePath): WorkspacePath {
  if (workspace.marks[path] !== 'link') return path;
  try {
    const target = followLinks(workspace, path);
    return Object.hasOwn(workspace.files, target) || Object.hasOwn(workspace.data, target) ? target : path;
  } catch {
    return path;
  }
}

/** The tabs without `closed`; when the active one is closed, its neighbour is shown. */
function without(
  { open, active }: EditorState,
  closed: readonly WorkspacePath[],
): Pick<EditorState, 'open' | 'active'> {
  const left = open.filter((path) => !closed.includes(path));
  if (active === null || left.includes(active)) return { open: left, active };
  const at = open.indexOf(active);
  const neighbour =
    open.slice(at + 1).find((path) => left.includes(path)) ??
    open.slice(0, at).findLast((path) => left.includes(path));
  return { open: left, active: neighbour ?? null };
}

function tabsOf(stored: unknown): { open: readonly WorkspacePath[]; active: WorkspacePath | null } | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { open, active } = stored as { open?: unknown; active?: unknown };
  if (!Array.isArray(open)) return null;
  return {
    open: open.filter((path): path is string => typeof path === 'string'),
    active: typeof active === 'string' ? active : null,
  };
}

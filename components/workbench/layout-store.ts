import { createJSONStorage, persist, type StateStorage } from 'zustand/middleware';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** What the workbench remembers about its own looks, for all lessons of this browser. */
export interface LayoutState {
  readonly treeOpen: boolean;
  readonly dockOpen: boolean;
  /** The panel shown in the dock; one that a lesson does not have falls back to the first. */
  readonly panel: string;
  /** Percentages by pane, by group (`columns`, `rows`), as react-resizable-panels gives them. */
  readonly sizes: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** The script that Run last ran, by lesson. */
  readonly lastScript: Readonly<Record<string, string>>;
  setTreeOpen(open: boolean): void;
  setDockOpen(open: boolean): void;
  /** Shows a panel and opens the dock for it. */
  showPanel(id: string): void;
  setSizes(group: string, sizes: Readonly<Record<string, number>>): void;
  setLastScript(slug: string, script: string): void;
}

/** Storage that may be blocked or full: the layout is then forgotten at the end of the visit, nothing else is lost. */
const forgiving: StateStorage = {
  getItem: (key) => attempt(() => localStorage.getItem(key)) ?? null,
  setItem: (key, value) => void attempt(() => localStorage.setItem(key, value)),
  removeItem: (key) => void attempt(() => localStorage.removeItem(key)),
};

function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Makes a layout store that remembers in `storage`; the default is this browser's, forgiving where it is blocked. */
export function createLayoutStore(storage: StateStorage = forgiving): StoreApi<LayoutState> {
  return createStore<LayoutState>()(
    persist(
      (set) => ({
        treeOpen: true,
        dockOpen: true,
        panel: 'console',
        sizes: {},
        lastScript: {},
        setTreeOpen: (treeOpen) => set({ treeOpen }),
        setDockOpen: (dockOpen) => set({ dockOpen }),
        showPanel: (panel) => set({ panel, dockOpen: true }),
        setSizes: (group, sizes) => set((state) => ({ sizes: { ...state.sizes, [group]: sizes } })),
        setLastScript: (slug, script) =>
          set((state) => ({ lastScript: { ...state.lastScript, [slug]: script } })),
      }),
      { name: 'stagecraft:workbench-layout', version: 1, storage: createJSONStorage(() => storage) },
    ),
  );
}

let shared: StoreApi<LayoutState> | null = null;

/** The layout store of this page. Made when first asked for, so never on the server. */
export function layoutStore(): StoreApi<LayoutState> {
  shared ??= createLayoutStore();
  return shared;
}

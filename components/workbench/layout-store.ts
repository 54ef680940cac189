import { createJSONStorage, persist, type StateStorage } from 'zustand/middleware';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** What the workbench remembers about its own looks, for all lessons of this browser. */
export interface LayoutState {
  readonly treeOpen: boolean;
  /** There is no room for the files beside the editor: they lie over it. Not remembered. */
  readonly narrow: boolean;
  /** The files lie over the editor now. Not remembered: it begins closed. */
  readonly drawerOpen: boolean;
  readonly dockOpen: boolean;
  /** The panel shown in the dock; one that a lesson does not have falls back to the first. */
  readonly panel: string;
  /** Percentages by pane, by group (`columns`, `rows`), as react-resizable-panels gives them. */
  readonly sizes: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** The script that Run last ran, by lesson. */
  readonly lastScript: Readonly<Record<string, string>>;
  setNarrow(narrow: boolean): void;
  /** Shows or hides the files, beside the editor or over it. */
  showTree(open: boolean): void;
  setDockOpen(open: boolean): void;
  /** Shows a panel and opens the dock for it. */
  showPanel(id: string): void;
  setSizes(group: string, sizes: Readonly<Record<string, number>>): void;
  setLastScript(slug: string, script: string): void;
}

/** Whether the files are on the screen. */
export const isTreeShown = (state: LayoutState) => (state.narrow ? state.drawerOpen : state.treeOpen);

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
        narrow: false,
        drawerOpen: false,
        dockOpen: true,
        panel: 'console',
        sizes: {},
        lastScript: {},
        setNarrow: (narrow) => set({ narrow, drawerOpen: false }),
        showTree: (open) => set((state) => (state.narrow ? { drawerOpen: open } : { treeOpen: open })),
        setDockOpen: (dockOpen) => set({ dockOpen }),
        showPanel: (panel) => set({ panel, dockOpen: true }),
        setSizes: (group, sizes) => set((state) => ({ sizes: { ...state.sizes, [group]: sizes } })),
        setLastScript: (slug, script) =>
          set((state) => ({ lastScript: { ...state.lastScript, [slug]: script } })),
      }),
      {
        name: 'stagecraft:workbench-layout',
        version: 1,
        storage: createJSONStorage(() => storage),
        partialize: ({ treeOpen, dockOpen, panel, sizes, lastScript }) => ({
          treeOpen,
          dockOpen,
          panel,
          sizes,
          lastScript,
        }),
      },
    ),
  );
}

let shared: StoreApi<LayoutState> | null = null;

/** The layout store of this page. Made when first asked for, so never on the server. */
export function layoutStore(): StoreApi<LayoutState> {
  shared ??= createLayoutStore();
  return shared;
}

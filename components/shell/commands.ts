import { createStore } from 'zustand/vanilla';

/** Something that the reader can do, found in the command palette. */
export interface Command {
  /** Stable and unique, e.g. `run.start`. A later registration of the same id replaces the earlier one. */
  readonly id: string;
  /** A verb and what it acts on: "Run the training script". */
  readonly title: string;
  /** The heading that it stands under: "Lesson", "Go to", "Settings". */
  readonly group: string;
  /** Keys as `Mod+Enter`; shown in the palette and in the list of shortcuts. */
  readonly shortcut?: string;
  /**
   * Whether the shell listens for the shortcut on the whole page. Leave it out where an editor or panel listens by
   * itself, so that one press never acts twice.
   */
  readonly listen?: boolean;
  /** Other words that find it. */
  readonly keywords?: readonly string[];
  readonly isDisabled?: boolean;
  readonly run: () => void;
}

interface CommandState {
  readonly commands: ReadonlyMap<string, Command>;
}

/** All commands of what is on the page now. */
export const commandStore = createStore<CommandState>(() => ({ commands: new Map() }));

/**
 * Adds commands to the palette; the returned function takes these same ones away again. Pages and panels call it while
 * they are mounted, e.g. in an effect.
 *
 * @example
 * useEffect(() => registerCommands([{ id: 'run.start', title: 'Run', group: 'Lesson', run }]), [run]);
 */
export function registerCommands(commands: readonly Command[]): () => void {
  commandStore.setState((state) => {
    const next = new Map(state.commands);
    for (const command of commands) next.set(command.id, command);
    return { commands: next };
  });
  return () => {
    commandStore.setState((state) => {
      const next = new Map(state.commands);
      for (const command of commands) {
        if (next.get(command.id) === command) next.delete(command.id);
      }
      return { commands: next };
    });
  };
}

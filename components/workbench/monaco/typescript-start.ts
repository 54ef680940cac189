interface WorkerMaker {
  getWorker(moduleId: string, label: string): Worker | Promise<Worker>;
}

let open: () => void;
const opened = new Promise<void>((resolve) => {
  open = resolve;
});

/**
 * Lets TypeScript start, once for the page. Its worker costs more than all the rest of a lesson's page together, so it
 * waits until somebody comes to the editor or asks for its problems; what was asked of it before is answered then.
 */
export function startTypeScript(): void {
  open();
}

/** Resolves when {@link startTypeScript} was called. */
export function typeScriptStarted(): Promise<void> {
  return opened;
}

/** Makes Monaco, once loaded, wait with the worker of TypeScript. Throws when this Monaco makes its workers in another way. */
export function holdTypeScript(): void {
  const environment = (globalThis as { MonacoEnvironment?: WorkerMaker }).MonacoEnvironment;
  if (!environment?.getWorker) throw new Error('Monaco does not say how it makes its workers.');
  const make = environment.getWorker.bind(environment);
  environment.getWorker = (moduleId, label) =>
    label === 'typescript' || label === 'javascript'
      ? opened.then(() => make(moduleId, label))
      : make(moduleId, label);
}

export interface WorkOptions {
  /** How long to rest when there is nothing to do and nobody says otherwise. */
  readonly everyMs: number;
  readonly signal: AbortSignal;
  /** Does one piece of work; false: there was none. */
  readonly step: () => Promise<boolean>;
  /** What a step has thrown; it is tried again after a rest. */
  readonly onError: (error: unknown) => void;
}

/** Work that goes on as long as the server runs. */
export interface KeptWork {
  /** There may be something to do. */
  wake(): void;
  /** Resolves after the signal, when the last step has ended. */
  readonly ended: Promise<void>;
}

/** Does steps until there are no more, rests, and looks again. Keeps no process alive. */
export function keepWorking({ everyMs, signal, step, onError }: WorkOptions): KeptWork {
  let isAwaited = true;
  let wake = () => {
    isAwaited = true;
  };
  const pause = () =>
    new Promise<void>((resolve) => {
      if (isAwaited) return resolve();
      const timer = setTimeout(resolve, everyMs);
      timer.unref();
      wake = () => {
        isAwaited = true;
        clearTimeout(timer);
        resolve();
      };
    });
  const work = async () => {
    while (!signal.aborted) {
      await pause();
      isAwaited = false;
      try {
        while (!signal.aborted && (await step()));
      } catch (error) {
        onError(error);
      }
    }
  };
  return { wake: () => wake(), ended: work() };
}

import type { EpochReport } from '../../../engine/core/code-runner';
import type { Activity } from '../activity';
import { realPerformanceNow } from '../primordials';
import type { Tfjs } from './load';

type EpochEnd = (this: unknown, epoch: number, logs?: Record<string, unknown>) => unknown;
type CallbackArgs = Record<string, unknown> & { onEpochEnd?: EpochEnd };
interface FitArgs {
  epochs?: number;
  batchSize?: number;
  batchesPerEpoch?: number;
  validationSplit?: number;
  callbacks?: unknown;
  [name: string]: unknown;
}
type Fit = (this: unknown, ...args: unknown[]) => Promise<unknown>;

const finite = (value: unknown): number | null => {
  const number =
    typeof value === 'number'
      ? value
      : Number((value as { dataSync?: () => ArrayLike<number> })?.dataSync?.()[0]);
  return Number.isFinite(number) ? number : null;
};

/** The rows of a tensor, or of the first of several inputs. */
function rowsOf(x: unknown): number {
  if (Array.isArray(x)) return rowsOf(x[0]);
  if (typeof x !== 'object' || x === null) return 0;
  const { shape } = x as { shape?: number[] };
  if (Array.isArray(shape)) return shape[0] ?? 0;
  return rowsOf(Object.values(x)[0]);
}

/**
 * Adds our ear to the callbacks of a `fit`, after the learner's own. Configurations get it chained to their
 * `onEpochEnd`, so that no second CustomCallback (with a second pause of its own) is made; ready-made callbacks such as
 * early stopping get a neighbour that does nothing but listen.
 */
function listening(
  tf: Tfjs,
  callbacks: unknown,
  onEpochEnd: (epoch: number, logs: Record<string, unknown>) => void,
): unknown {
  const Callback = tf.Callback as new () => Record<string, unknown>;
  const list = callbacks == null ? [] : Array.isArray(callbacks) ? callbacks : [callbacks];
  const isReady = (item: unknown) =>
    typeof item === 'object' &&
    item !== null &&
    typeof (item as { setParams?: unknown }).setParams === 'function';
  if (list.length > 0 && list.every(isReady)) {
    const ear = new Callback();
    ear.onEpochEnd = async (epoch: number, logs: Record<string, unknown> = {}) => onEpochEnd(epoch, logs);
    return [...list, ear];
  }
  // A mixture is an error of tfjs's own; it is left as it is.
  if (list.some(isReady)) return callbacks;
  const configs = list as CallbackArgs[];
  const last: CallbackArgs = configs[configs.length - 1] ?? {};
  const chained: CallbackArgs = Object.assign(Object.create(Object.getPrototypeOf(last)), last, {
    async onEpochEnd(this: unknown, epoch: number, logs: Record<string, unknown> = {}) {
      await last.onEpochEnd?.call(this, epoch, logs);
      onEpochEnd(epoch, logs);
    },
  });
  return [...configs.slice(0, -1), chained];
}

/**
 * Captures every `model.fit` and `fitDataset`, as MLflow's autologging does: one report an epoch. Nothing is asked of
 * the learner's code, and nothing that it computes is changed. A `fit` under way keeps the run alive.
 */
export function installAutolog(tf: Tfjs, activity: Activity, report: (report: EpochReport) => void): void {
  const { prototype } = tf.LayersModel as { prototype: Record<'fit' | 'fitDataset', Fit> };
  let fits = 0;
  const wrap = (
    method: 'fit' | 'fitDataset',
    argsAt: number,
    steps: (x: unknown, args: FitArgs) => number,
  ) => {
    const original = prototype[method];
    const wrapped: Fit = async function (this: unknown, ...args: unknown[]) {
      const release = activity.hold();
      try {
        const given = (args[argsAt] ?? {}) as FitArgs;
        const fit = fits++;
        const epochs = given.epochs ?? 1;
        const stepsPerEpoch = steps(args[0], given);
        const start = realPerformanceNow();
        const callbacks = listening(tf, given.callbacks, (epoch, logs) => {
          const entries = Object.entries(logs).map(([name, value]) => [name, finite(value)] as const);
          report({
            fit,
            epoch,
            epochs,
            logs: Object.fromEntries(entries),
            elapsedMs: realPerformanceNow() - start,
            stepsPerEpoch,
          });
        });
        const changed = [...args];
        while (changed.length < argsAt) changed.push(undefined);
        changed[argsAt] = { ...given, callbacks };
        return await Reflect.apply(original, this, changed);
      } finally {
        release();
      }
    };
    Object.defineProperty(prototype, method, { value: wrapped, writable: true, configurable: true });
  };
  wrap('fit', 2, (x, args) => {
    const rows = rowsOf(x);
    const trained = args.validationSplit ? Math.floor(rows * (1 - args.validationSplit)) : rows;
    return Math.ceil(trained / (args.batchSize ?? 32));
  });
  wrap('fitDataset', 1, (dataset, args) => {
    const size = args.batchesPerEpoch ?? (dataset as { size?: number | null })?.size ?? 0;
    return Number.isFinite(size) ? size : 0;
  });
}

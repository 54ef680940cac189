import { WorldError } from '../errors';
import type { TrainingOrder } from '../ports';
import type { WorldState } from '../state';
import { errorOf } from './error-of';
import { ModelVersion } from './model-version';

/** The newest labels are kept from training, to be judged by: at most so many, and at most this share. */
const HELD_OUT_ROWS = 80;
const HELD_OUT_SHARE = 0.15;

/** A training that is not the team's own. */
export interface OddTraining {
  /** It learns from the first rows of the store alone. */
  readonly rows: number;
  /** The happening that it is. */
  readonly taint: string;
}

/**
 * Trains a model on what the store holds now. Where recipes are compared each is tried on the newest labels first; the model is
 * then trained on all of them.
 * @throws WorldError `model-missing` where the store holds nothing.
 */
export function trainModel(state: WorldState, odd?: OddTraining): ModelVersion {
  const { store, ports, input, market, streams, hour, models } = state;
  const { rows, targets } = store;
  const count = Math.min(odd?.rows ?? rows.length, rows.length);
  if (count === 0)
    throw new WorldError(
      'model-missing',
      'There is no label to train a model on when the world begins. Give the feed rows whose truth is known before hour 0.',
    );
  const heldOut = heldOutOf(rows.length);
  const taught = (until: number) => ({
    rows: Int32Array.from(rows.slice(0, until)),
    targets: Float64Array.from(targets.slice(0, until)),
  });
  const orderOf = (lesson: ReturnType<typeof taught>, recipe: number): TrainingOrder => ({
    asOf: hour,
    ...lesson,
    recipe,
    without: [...state.off],
    seed: `${input.seed}/model-${models.length}`,
  });
  const train = (lesson: ReturnType<typeof taught>, recipe: number) =>
    ports.models.train(orderOf(lesson, recipe));
  const judge = (answer: (row: number) => number) =>
    errorOf(market.feed.task, answer, rows.slice(-heldOut), targets.slice(-heldOut), input.service.tolerance);
  // Drawn in any case, so that whether recipes are compared shifts no other draw.
  const any = streams.training.int(ports.models.recipes);
  const isReproducible = streams.training.next() < input.policies.versions.reproducible;
  const tried = odd
    ? [0]
    : input.policies.experiments.compares
      ? Array.from({ length: ports.models.recipes }, (_, recipe) => recipe)
      : [any];
  const lesson = taught(odd ? count : rows.length - heldOut);
  const whole = taught(count);
  ports.models.announce?.(tried.flatMap((recipe) => [orderOf(lesson, recipe), orderOf(whole, recipe)]));
  const candidates = tried.map((recipe) => {
    const model = train(lesson, recipe);
    return { recipe, model, error: judge((row) => model.answer(row, null)) };
  });
  const best = candidates.reduce((a, b) => (b.error < a.error ? b : a));
  const taint = new Set(store.taint.filter((by) => by !== null));
  if (odd) taint.add(odd.taint);
  return new ModelVersion(
    train(whole, best.recipe),
    {
      version: models.length + 1,
      trainedAt: hour,
      rows: count,
      recipe: best.recipe,
      error: best.error,
      state: 'refused',
      reproducible: isReproducible && !odd,
      isRegistered: !odd,
      without: [...state.off],
    },
    taint,
    market.truth.length,
    best.model,
  );
}

/** How many of so many labels are kept from training. */
export const heldOutOf = (labels: number): number =>
  Math.min(HELD_OUT_ROWS, Math.floor(labels * HELD_OUT_SHARE));

/** The settings that the controls show and change; the keys are those of params.json. */
export interface ControlledParams {
  readonly learningRate: number;
  readonly batchSize: number;
  readonly layers: readonly number[];
  readonly epochs: number;
  readonly l2: number;
  readonly patience: number;
}

const FALLBACK: ControlledParams = {
  learningRate: 0.001,
  batchSize: 64,
  layers: [64, 32],
  epochs: 60,
  l2: 0,
  patience: 0,
};

/** The learning rates of the slider: its ends as powers of ten, and its step. */
export const RATE = { from: -5, to: 0, step: 0.125 } as const;

/** The sizes that can be picked; a larger one trains too slowly to play with. */
export const SHAPES = [
  { id: '', label: 'no hidden layer (a line)' },
  { id: '1', label: '1 unit' },
  { id: '8', label: '8 units' },
  { id: '64,32', label: '64 and 32 units' },
  { id: '256,128', label: '256 and 128 units' },
] as const;

/** The powers of two between 8 and 1,024, and all rows at once. */
export const BATCHES = [8, 16, 32, 64, 128, 256, 512, 1936] as const;

/** The penalties that can be picked. */
export const PENALTIES = [0, 0.001, 0.003, 0.01, 0.03, 0.1] as const;

/** The settings in the text of params.json; null when it is not the JSON of an object. Settings that are missing get their usual value. */
export function readControlled(text: string | undefined): ControlledParams | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text ?? '');
  } catch {
    return null;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null;
  const values = parsed as Record<string, unknown>;
  const number = (name: Exclude<keyof ControlledParams, 'layers'>) => {
    const value = values[name];
    return typeof value === 'number' && Number.isFinite(value) ? value : FALLBACK[name];
  };
  const layers = values.layers;
  return {
    learningRate: number('learningRate'),
    batchSize: number('batchSize'),
    layers:
      Array.isArray(layers) && layers.every((units) => typeof units === 'number') ? layers : FALLBACK.layers,
    epochs: number('epochs'),
    l2: number('l2'),
    patience: number('patience'),
  };
}

/** A learning rate of the slider: 10 to the power of `exponent`, in two digits, so that the file stays readable. */
export function rateOf(exponent: number): number {
  return Number((10 ** exponent).toPrecision(2));
}

/** The place of a learning rate on the slider. */
export function exponentOf(rate: number): number {
  if (!(rate > 0)) return RATE.from;
  return Math.min(RATE.to, Math.max(RATE.from, Math.log10(rate)));
}

/** The choices of a list, with the value that the file has now when it is another one, in order. */
export function withCurrent(choices: readonly number[], current: number): number[] {
  return [...new Set([...choices, current])].sort((a, b) => a - b);
}

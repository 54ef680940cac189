import fc from 'fast-check';
import { stage } from './pipeline';

/** A stage of a random pipeline: it makes `o<i>` from files and parameters. */
export interface RandomStage {
  /** Below zero: a source file; else the output of that stage. */
  readonly deps: readonly number[];
  /** Parameters `p0` to `p3`. */
  readonly params: readonly number[];
}

/** Something that somebody does to a project between two runs. */
export type RandomEdit =
  /** A source gets a text; with the one that it has, nothing is changed. */
  | { readonly kind: 'source'; readonly which: number; readonly text: string }
  | { readonly kind: 'param'; readonly which: number; readonly value: number }
  /** The command of a stage gets another remark, so that its text differs and its result does not. */
  | { readonly kind: 'command'; readonly which: number; readonly remark: number }
  /** An output is taken away, or written over by hand. */
  | { readonly kind: 'lost' | 'tampered'; readonly which: number }
  | { readonly kind: 'unrelated' };

export const SOURCES = 4;
export const PARAMS = 4;

/** Pipelines of up to `most` stages without cycles. */
export const randomStages = (most: number): fc.Arbitrary<readonly RandomStage[]> =>
  fc.integer({ min: 1, max: most }).chain((size) =>
    fc.tuple(
      ...Array.from({ length: size }, (_, i) =>
        fc.record({
          deps: fc.uniqueArray(fc.integer({ min: -SOURCES, max: i - 1 }), { minLength: 1, maxLength: 3 }),
          params: fc.uniqueArray(fc.integer({ min: 0, max: PARAMS - 1 }), { maxLength: 2 }),
        }),
      ),
    ),
  );

export const randomEdit: fc.Arbitrary<RandomEdit> = fc.oneof(
  fc.record({
    kind: fc.constant('source' as const),
    which: fc.integer({ min: 1, max: SOURCES }),
    text: fc.constantFrom('a', 'b', 'c'),
  }),
  fc.record({
    kind: fc.constant('param' as const),
    which: fc.integer({ min: 0, max: PARAMS - 1 }),
    value: fc.integer({ min: 0, max: 2 }),
  }),
  fc.record({
    kind: fc.constant('command' as const),
    which: fc.nat(30),
    remark: fc.integer({ min: 0, max: 2 }),
  }),
  fc.record({ kind: fc.constantFrom('lost' as const, 'tampered' as const), which: fc.nat(30) }),
  fc.constant({ kind: 'unrelated' as const }),
);

/** The file of a dependency. */
export const fileOf = (i: number): string => (i < 0 ? `in${-i}` : `o${i}`);

/** The `dvc.yaml` of a pipeline, with the remark of each command. */
export function yamlOf(stages: readonly RandomStage[], remarks: readonly number[]): string {
  return `stages:\n${stages
    .map(({ deps, params }, i) =>
      stage(
        `s${i}`,
        `make ${i} remark ${remarks[i] ?? 0}`,
        deps.map(fileOf),
        [`o${i}`],
        params.length > 0 ? `    params: [${params.map((p) => `p${p}`).join(', ')}]\n` : '',
      ),
    )
    .join('')}`;
}

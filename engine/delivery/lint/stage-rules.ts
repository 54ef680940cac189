import type { Stage } from '../dockerfile/instruction';
import { stageNamed } from '../dockerfile/sources';
import { assignments } from '../dockerfile/variables';
import { each, eachStage, type LintRule } from './rule';

/** Whether a stage stands on an image, and not on a stage, on nothing, or on what a variable names. */
const isOnImage = ({ base, index }: Stage, stages: readonly Stage[]) =>
  base !== 'scratch' && !base.startsWith('$') && !stageNamed(stages, base, index);

const tagOf = (base: string): string | undefined => /:([^:/]+)$/.exec(base.split('@')[0]!)?.[1];

/** Those after the first, of which each takes the place of the one before. */
const allAfterFirst = (keyword: string): LintRule['check'] =>
  eachStage(({ instructions }) =>
    instructions
      .filter((one) => one.keyword === keyword)
      .slice(1)
      .map(({ line }) => line),
  );

/** Rules about stages and what an image says of itself. */
export const STAGE_RULES: readonly LintRule[] = [
  {
    code: 'DL3000',
    severity: 'error',
    message: 'Use absolute WORKDIR',
    check: each('WORKDIR', ({ text }) => !/^["']?(?:\/|\$|[A-Za-z]:)/.test(text)),
  },
  {
    code: 'DL3002',
    severity: 'warning',
    message: 'Last USER should not be root',
    check: eachStage(({ instructions }) => {
      const last = instructions.findLast(({ keyword }) => keyword === 'USER');
      return last && /^(?:root|0)(?::|$)/.test(last.text) ? [last.line] : [];
    }),
  },
  {
    code: 'DL3006',
    severity: 'warning',
    message: 'Always tag the version of an image explicitly',
    check: eachStage((stage, { stages }) =>
      isOnImage(stage, stages) && !stage.base.includes('@') && tagOf(stage.base) === undefined
        ? [stage.from.line]
        : [],
    ),
  },
  {
    code: 'DL3007',
    severity: 'warning',
    message:
      'Using latest is prone to errors if the image will ever update. Pin the version explicitly to a release tag',
    check: eachStage((stage) =>
      tagOf(stage.base) === 'latest' && !stage.base.includes('@') ? [stage.from.line] : [],
    ),
  },
  {
    code: 'DL3024',
    severity: 'error',
    message: 'FROM aliases (stage names) must be unique',
    check: eachStage((stage, { stages }) =>
      stage.name !== null && stages.slice(0, stage.index).some(({ name }) => name === stage.name)
        ? [stage.from.line]
        : [],
    ),
  },
  {
    code: 'DL3025',
    severity: 'warning',
    message: 'Use arguments JSON notation for CMD and ENTRYPOINT arguments',
    check: ({ instructions }) =>
      instructions
        .filter(({ keyword, json }) => (keyword === 'CMD' || keyword === 'ENTRYPOINT') && json === null)
        .map(({ line }) => line),
  },
  {
    code: 'DL3044',
    severity: 'error',
    message: 'Do not refer to an environment variable within the same `ENV` statement where it is defined.',
    check: eachStage(({ instructions }) => {
      const known = new Set<string>();
      return instructions.flatMap((one) => {
        if (one.keyword === 'ARG') known.add(one.text.split('=')[0]!);
        if (one.keyword !== 'ENV') return [];
        const pairs = assignments(one.text);
        const isBad = pairs.some(
          ([name]) => !known.has(name) && pairs.some(([, value]) => refersTo(value, name)),
        );
        for (const [name] of pairs) known.add(name);
        return isBad ? [one.line] : [];
      });
    }),
  },
  {
    code: 'DL4000',
    severity: 'error',
    message: 'MAINTAINER is deprecated',
    check: each('MAINTAINER', () => true),
  },
  {
    code: 'DL4003',
    severity: 'warning',
    message:
      'Multiple `CMD` instructions found. If you list more than one `CMD` then only the last `CMD` will take effect',
    check: allAfterFirst('CMD'),
  },
  {
    code: 'DL4004',
    severity: 'error',
    message:
      'Multiple `ENTRYPOINT` instructions found. If you list more than one `ENTRYPOINT` then only the last `ENTRYPOINT` will take effect',
    check: allAfterFirst('ENTRYPOINT'),
  },
];

/** PATH is set by every base image, so that it may be added to. */
const refersTo = (value: string, name: string): boolean =>
  name !== 'PATH' && new RegExp(`\\$(?:${name}\\b|\\{${name}\\b)`).test(value);

import { sha256Hex } from '../../core/hash';
import type { Instruction } from '../dockerfile/instruction';
import type { StepInputs } from '../store/build-record';

/** The text of an instruction as it goes into a key and is shown: flags, arguments, documents. Comments and blank lines are not in it. */
export const canonicalText = ({ keyword, flags, text, heredocs }: Instruction): string =>
  [
    [
      keyword,
      ...flags.map(({ name, value }) => (value === '' ? `--${name}` : `--${name}=${value}`)),
      text,
    ].join(' '),
    ...heredocs.map(({ name, text: body }) => `${body}${name}`),
  ].join('\n');

/**
 * The key of a step: a hash over the key of the step before it in its stage, its text, the content, path and mode of the
 * files that it takes, and the variables that it sees. Neither times nor anything else is in it.
 */
export function cacheKey(parent: string, text: string, { files, variables }: StepInputs): string {
  const sorted = (record: Readonly<Record<string, string>>) =>
    Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256Hex(JSON.stringify([parent, text, sorted(files), sorted(variables)]));
}

export const NO_INPUTS: StepInputs = { files: {}, variables: {} };

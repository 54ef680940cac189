import type { MissReason, StepInputs, StepRecord } from '../store/build-record';

/** What is known of a step that was not in the cache. */
export interface MissedStep {
  readonly instruction: string;
  readonly inputs: StepInputs;
  /** The line of the first step of its stage that was missed; null: this one is it. */
  readonly earlier: number | null;
  readonly isWithoutCache: boolean;
  /** The step that stood at its place in the build before; undefined: there was none. */
  readonly before: StepRecord | undefined;
}

/** Why a step was not in the cache, told by the build before it. */
export function missReason({ instruction, inputs, earlier, isWithoutCache, before }: MissedStep): MissReason {
  if (isWithoutCache) return { kind: 'no-cache' };
  if (earlier !== null) return { kind: 'earlier', line: earlier };
  if (before === undefined) return { kind: 'first' };
  if (before.instruction !== instruction) return { kind: 'instruction', before: before.instruction };
  const known = before.inputs;
  if (known === undefined || before.outcome === 'failed') return { kind: 'first' };
  const names = differing(known.variables, inputs.variables);
  if (instruction.startsWith('FROM ') && names.length > 0)
    return { kind: 'base', before: known.variables.digest ?? '', now: inputs.variables.digest ?? '' };
  if (names.length > 0) return { kind: 'variables', names };
  const files = differing(known.files, inputs.files);
  if (files.length === 0) return { kind: 'pruned' };
  return {
    kind: 'files',
    changed: files.filter((path) => path in known.files && path in inputs.files),
    added: files.filter((path) => !(path in known.files)),
    removed: files.filter((path) => !(path in inputs.files)),
  };
}

function differing(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): string[] {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].filter((name) => a[name] !== b[name]).sort();
}

const listed = (paths: readonly string[]) =>
  paths.length <= 3 ? paths.join(', ') : `${paths.slice(0, 3).join(', ')} and ${paths.length - 3} more`;

/** A reason in words. */
export function reasonText(reason: MissReason): string {
  switch (reason.kind) {
    case 'first':
      return 'this step has not been built before';
    case 'earlier':
      return `the step at line ${reason.line} was built anew, and so is all after it`;
    case 'instruction':
      return `the instruction is another one; it was ${reason.before}`;
    case 'base':
      return 'the base image is another one';
    case 'variables':
      return `${listed(reason.names)} ${reason.names.length === 1 ? 'has' : 'have'} another value`;
    case 'no-cache':
      return '--no-cache was given';
    case 'pruned':
      return 'the cache does not have it any more';
    case 'files': {
      const parts = [
        reason.changed.length > 0 && `${listed(reason.changed)} changed`,
        reason.added.length > 0 && `${listed(reason.added)} came`,
        reason.removed.length > 0 && `${listed(reason.removed)} went`,
      ];
      return parts.filter((part) => part !== false).join('; ');
    }
  }
}

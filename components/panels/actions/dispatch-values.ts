import type { DispatchInput } from '@/runtime/lab/questions/ci-workflows';

/** What a form begins with: defaults, the first option of a choice, `false` for a switch. */
export const firstValues = (inputs: readonly DispatchInput[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    inputs.map(({ name, type, default: fallback, options }) => [
      name,
      fallback !== '' ? fallback : type === 'choice' ? (options[0] ?? '') : type === 'boolean' ? 'false' : '',
    ]),
  );

/** What is wrong with the value of an input; '': nothing. */
export function inputProblem({ name, type, isRequired }: DispatchInput, value: string): string {
  if (value.trim() === '') return isRequired ? `${name} is required.` : '';
  return type === 'number' && Number.isNaN(Number(value)) ? `${name} is a number.` : '';
}

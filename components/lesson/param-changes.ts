import { paramText } from './format';

/** A value of the params file that an experiment sets otherwise than the start of the lesson does. */
export interface ParamChange {
  readonly name: string;
  readonly value: string;
  /** Absent where the start does not have it. */
  readonly before?: string;
}

/** What an experiment changes, against the start of the lesson. */
export function paramChanges(
  start: Readonly<Record<string, unknown>>,
  params: Readonly<Record<string, unknown>>,
): ParamChange[] {
  return Object.entries(params).flatMap(([name, value]) => {
    const before = start[name] === undefined ? undefined : paramText(start[name]);
    return before === paramText(value) ? [] : [{ name, value: paramText(value), before }];
  });
}

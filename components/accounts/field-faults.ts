import type { Asked } from '@/stores/account/ask-server';

export type Refused = Extract<Asked<unknown>, { ok: false }>;

/** What a field of a form shows of a refusal. */
export function faultOf(refused: Refused | null, name: string) {
  const message = refused?.fields[name];
  return message === undefined ? { isInvalid: false } : { isInvalid: true, errorMessage: message };
}

/** What is wrong that none of these fields shows; null: nothing. */
export function restOf(refused: Refused | null, names: readonly string[]): string | null {
  if (refused === null || names.some((name) => refused.fields[name] !== undefined)) return null;
  return refused.message;
}

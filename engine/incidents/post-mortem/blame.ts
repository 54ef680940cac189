/** What in a text is about a person rather than about what let something happen. */
export interface Blame {
  /** The words that say so, as they stand. */
  readonly words: string;
  readonly kind: 'name' | 'fault';
}

const FAULT =
  /\b(human error|(?:his|her|their|whose) (?:own )?fault|fault of (?:the )?\w+|careless(?:ly|ness)?|negligen\w+|incompeten\w+|lazy|stupid|should have (?:been more careful|known|paid attention|checked)|forgot to|blame[sd]?|irresponsibl\w+)\b/i;
const ATTENTION =
  /\b(be(?:ing)? more careful|pay (?:more|closer|better) attention|try harder|be more attentive|double[- ]?check|remember to|remind (?:everyone|everybody|people|the team|them)|be more diligent|take more care|watch out)\b/i;

/**
 * What in a text blames somebody: a person's name, or words that judge people. "The blameless post-mortem" judges nobody.
 * @param people names of persons, as they are called at work
 */
export function blameIn(text: string, people: readonly string[]): Blame | null {
  for (const name of people) {
    const found = new RegExp(`\\b${escaped(name)}\\b`, 'i').exec(text);
    if (found) return { words: found[0], kind: 'name' };
  }
  const fault = FAULT.exec(text.replace(/\b(no|without|not to|never) blame\b|\bblameless\b/gi, ''));
  return fault ? { words: fault[0], kind: 'fault' } : null;
}

/** Words of an action item that ask for attention instead of changing anything; null: it has none. */
export const attentionIn = (text: string): string | null => ATTENTION.exec(text)?.[0] ?? null;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

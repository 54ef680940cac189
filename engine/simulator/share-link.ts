import { PRACTICES, type PracticeChoice, type PracticeId } from './practices';
import { allSwitches, type Switches } from './switches';

/** What makes a year: the same seed and the same switches give the same figures. */
export interface YearSettings {
  readonly seed: string;
  readonly switches: Switches;
}

/** The year that is shown when nothing is asked for. */
export const FIRST_SETTINGS: YearSettings = { seed: 'homestead', switches: allSwitches('reference') };

/** Characters of a seed. */
export const LONGEST_SEED = 40;

/** Settings read from an address, and what in it could not be understood. */
export interface ReadSettings {
  readonly settings: YearSettings;
  /** A sentence for each part that was left out; none for an address that this lab wrote. */
  readonly problems: readonly string[];
}

/**
 * The query of an address: `seed=homestead&with=code,ci:own`. A practice that is not named is off; `with=none` switches
 * all off; without `with` all are on. Readable and stable, as people keep such links.
 */
export function settingsQuery({ seed, switches }: YearSettings): string {
  const on = PRACTICES.flatMap(({ id }) => {
    if (switches[id] === 'off') return [];
    return [switches[id] === 'own' ? `${id}:own` : id];
  });
  const all = on.length === PRACTICES.length && on.every((part) => !part.endsWith(':own'));
  return `seed=${encodeURIComponent(seed)}${all ? '' : `&with=${on.join(',') || 'none'}`}`;
}

/** The settings that a query asks for. What cannot be read is left out and named; nothing is thrown. */
export function readSettings(query: string): ReadSettings {
  const parts = partsOf(query);
  const problems: string[] = [];
  const typed = parts.get('seed');
  const asked = seedOf(typed ?? '');
  if (typed !== undefined && asked === '')
    problems.push('The address names no seed, so the usual one is used.');
  else if (typed !== undefined && asked !== typed)
    problems.push(`A seed has at most ${LONGEST_SEED} characters and no spaces around it; this one was cut.`);
  const seed = asked || FIRST_SETTINGS.seed;
  const named = parts.get('with');
  if (named === undefined) return { settings: { ...FIRST_SETTINGS, seed }, problems };
  const choices = new Map<PracticeId, PracticeChoice>();
  for (const part of named.split(',')) {
    const [id, mode, ...more] = part.split(':');
    const practice = PRACTICES.find((known) => known.id === id);
    if (practice && more.length === 0 && (mode === undefined || mode === 'own'))
      choices.set(practice.id, mode ?? 'reference');
    else if (part !== 'none' && part !== '')
      problems.push(
        `The address asks for “${part.slice(0, 30)}”, which is no practice. There are: ${PRACTICES.map((known) => known.id).join(', ')}.`,
      );
  }
  return {
    settings: { seed, switches: { ...allSwitches('off'), ...Object.fromEntries(choices) } },
    problems,
  };
}

/** What can be a seed: the text without spaces around it and broken characters, cut to its greatest length. */
export function seedOf(text: string): string {
  const whole = text.replaceAll(/\p{Surrogate}/gu, '').trim();
  return [...whole].slice(0, LONGEST_SEED).join('').trim();
}

function partsOf(query: string): Map<string, string> {
  const parts = new Map<string, string>();
  for (const part of query.replace(/^\?/, '').split('&')) {
    const at = part.indexOf('=');
    const name = at < 0 ? part : part.slice(0, at);
    if (name !== '' && !parts.has(name)) parts.set(name, decoded(at < 0 ? '' : part.slice(at + 1)));
  }
  return parts;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    // A lone per cent sign, typed by hand: it stands for itself.
    return text;
  }
}

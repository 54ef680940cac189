import { z } from 'zod';
import type { ActionKind } from '../../world/actions';
import { OnCallError } from './errors';

const hour = z.number().int().min(0).describe('The hour of the world at which it was done.');

const entry = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('acknowledge'), hour, page: z.string().min(1) }),
  z.strictObject({
    do: z.literal('act'),
    hour,
    // Which acts there are is the world's to say: `parseLog` is told.
    act: z.custom<ActionKind>((kind) => typeof kind === 'string', 'is no name of an act'),
    column: z.string().min(1).optional(),
  }),
  z.strictObject({ do: z.literal('note'), hour, text: z.string().min(1).max(500) }),
]);

const schema = z.strictObject({
  seed: z.string().min(1).describe('Of the shift that was played: another seed is another week.'),
  until: hour.describe('How far it was played.'),
  entries: z.array(entry).max(2000),
});

/** One thing that somebody on call did. */
export type LogEntry = z.output<typeof entry>;

/**
 * What somebody on call did, by hour: with the shift and its seed it says all of how the shift went, so that it can be gone on with,
 * taken back, and judged by playing it again.
 */
export type ActionLog = z.output<typeof schema>;

/** A log of a shift that nobody has begun. */
export const emptyLog = (seed: string): ActionLog => ({ seed, until: 0, entries: [] });

/**
 * Reads a log.
 * @param words the acts that there are: `ACTION_WORDS`
 * @param where for messages: the path of the file
 * @throws OnCallError `log-unreadable` that says what is wrong and where
 */
export function parseLog(
  text: string,
  where: string,
  words: Readonly<Record<ActionKind, string>>,
): ActionLog {
  const unreadable = (what: string) =>
    new OnCallError(
      'log-unreadable',
      `${where} is no log of a shift: ${what}. It is written by the On call panel and by \`oncall\`. Bring back an earlier one by undo, or empty the file to begin anew.`,
      { where },
    );
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (thrown) {
    throw unreadable(`it is no JSON (${(thrown as Error).message})`);
  }
  const read = schema.safeParse(value);
  if (!read.success) {
    const issue = read.error.issues[0]!;
    throw unreadable(`${issue.path.join('.') || 'its top'}: ${issue.message}`);
  }
  const { entries, until } = read.data;
  const late = entries.findIndex((one, at) => one.hour < (entries[at - 1]?.hour ?? 0) || one.hour > until);
  if (late >= 0)
    throw unreadable(
      `entries.${late}: hour ${entries[late]!.hour} is before the entry above, or after ${until}`,
    );
  const odd = entries.find((one) => one.do === 'act' && !Object.hasOwn(words, one.act));
  if (odd?.do === 'act') throw unreadable(`there is no act ${odd.act}`);
  return read.data;
}

/** The text of a log: one entry a line, so that a diff shows what was done since. */
export function writeLog({ seed, until, entries }: ActionLog): string {
  const lines = entries.map((one) => `    ${JSON.stringify(one)}`).join(',\n');
  const list = entries.length === 0 ? '[]' : `[\n${lines}\n  ]`;
  return `{\n  "seed": ${JSON.stringify(seed)},\n  "until": ${until},\n  "entries": ${list}\n}\n`;
}

/** The log without what was done last, and without the time that has passed since. */
export function takenBack(log: ActionLog): ActionLog {
  const last = log.entries.at(-1);
  return last ? { ...log, until: last.hour, entries: log.entries.slice(0, -1) } : { ...log, until: 0 };
}

/** Whether one log only goes on where another ends, so that what was played of it need not be played again. */
export function goesOn(log: ActionLog, before: ActionLog): boolean {
  return (
    log.seed === before.seed &&
    log.until >= before.until &&
    log.entries.length >= before.entries.length &&
    before.entries.every((one, at) => JSON.stringify(one) === JSON.stringify(log.entries[at])) &&
    log.entries.slice(before.entries.length).every((one) => one.hour >= before.until)
  );
}

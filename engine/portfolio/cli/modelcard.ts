import { StagecraftError } from '../../core/errors';
import type { FileSystem } from '../../core/file-system';
import { WORKSPACE_ROOT } from '../../core/lab-layout';
import type { LabProgram, ProgramIo } from '../../core/lab-program';
import { flag, type ReadWords, readWords, value } from '../../core/pflag';
import type { CardFacts } from '../model-card/facts';
import { lintCard } from '../model-card/lint-card';
import { type CardChoice, type CardTracking, readFacts } from '../model-card/read-facts';
import { CARD_PATH, writeCard } from '../model-card/write-card';

const HELP = `usage: modelcard <command> [flags]

The model card of this project, MODEL_CARD.md: what the registry, the run and the data say, and places for what only you know.

  write   Writes the card, or its tables anew. What you wrote stays, wherever it stands.
  check   Says what is missing or out of date. Ends with 1 when a reader cannot do without it.

Flags:
      --model <name>      The registered model; needed when there are several.
      --version <number>  Its version.
      --alias <alias>     The version with this alias; without both: champion, production, else the newest.
      --strict            check: warnings end it with 1, too.
`;

const FLAGS = [value('model'), value('version'), value('alias'), flag('strict')];

/** `modelcard`: writes and checks the model card. The same code as the Portfolio panel and the checks. */
export function modelCardWith(tracking: CardTracking): LabProgram {
  return async (io) => {
    const [command, ...rest] = io.args;
    if (command === undefined || ['help', '-h', '--help'].includes(command)) {
      io.stdout(HELP);
      return 0;
    }
    const words = readWords(rest, FLAGS);
    const choice = typeof words === 'string' ? words : choiceOf(words);
    if (typeof choice === 'string') return usage(io, choice);
    if (command !== 'write' && command !== 'check')
      return usage(io, `there is no command ${JSON.stringify(command)}`);
    try {
      if (command === 'write') return write(io, readFacts(io, tracking, choice));
      return check(io, tracking, choice, (words as ReadWords).values.has('strict'));
    } catch (error) {
      if (!(error instanceof StagecraftError)) throw error;
      io.stderr(`modelcard: ${error.message}\n`);
      return 1;
    }
  };
}

function usage(io: ProgramIo, what: string): number {
  io.stderr(`modelcard: ${what}. Try modelcard --help.\n`);
  return 2;
}

/** Which model was asked for; a text says what is wrong. */
function choiceOf({ operands, values }: ReadWords): CardChoice | string {
  if (operands.length > 0) return `${JSON.stringify(operands[0])} is not expected`;
  const [model, version, alias] = ['model', 'version', 'alias'].map((name) => values.get(name)?.at(-1));
  if (version !== undefined && !/^[1-9]\d*$/.test(version)) return `--version wants a number, not ${version}`;
  return {
    ...(model !== undefined && { model }),
    ...(version !== undefined && { version: Number(version) }),
    ...(alias !== undefined && { alias }),
  };
}

const place = `${WORKSPACE_ROOT}/${CARD_PATH}`;

/** The card as it is in the project; null: there is none. */
export const readCard = (fs: FileSystem): string | null => (fs.isFile(place) ? fs.readText(place) : null);

function write(io: ProgramIo, facts: CardFacts): number {
  const before = readCard(io.fs);
  const { text, kept } = writeCard(before, facts);
  io.fs.write(place, text);
  const what = facts.version === null ? '' : `, version ${facts.version.version}`;
  const did =
    before === null ? 'Wrote' : before === text ? 'Nothing to change in' : 'Wrote anew the tables of';
  io.stdout(`${did} ${CARD_PATH}: ${facts.model}${what}, run ${facts.run.runId}.\n`);
  if (kept.length > 0)
    io.stdout(`Left as you changed them, and so no longer kept up to date: ${kept.join(', ')}.\n`);
  if (before === null)
    io.stdout('Now write what only you know below each comment, then run modelcard check.\n');
  return 0;
}

function check(io: ProgramIo, tracking: CardTracking, choice: CardChoice, isStrict: boolean): number {
  let facts: CardFacts | null = null;
  try {
    facts = readFacts(io, tracking, choice);
  } catch (error) {
    if (!(error instanceof StagecraftError)) throw error;
    io.stderr(`modelcard: ${error.message} Its figures are not compared.\n`);
  }
  const exists = (path: string) => io.fs.exists(`${WORKSPACE_ROOT}/${path}`);
  const findings = lintCard({ text: readCard(io.fs), facts, exists });
  for (const { level, line, message, rule } of findings)
    io.stdout(`${CARD_PATH}${line === null ? '' : `:${line}`}: ${level}: ${message} [${rule}]\n`);
  const errors = findings.filter(({ level }) => level === 'error').length;
  const warnings = findings.length - errors;
  io.stdout(
    findings.length === 0
      ? `${CARD_PATH} says all that it should.\n`
      : `${errors} errors, ${warnings} warnings\n`,
  );
  return errors > 0 || (isStrict && warnings > 0) ? 1 : 0;
}

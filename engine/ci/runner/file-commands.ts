import { parseEntries } from './env-files';
import type { JobRuntime } from './job-runtime';
import { PLACES } from './places';
import { FILE_COMMANDS, type FileCommand, isReserved } from './step-environment';
import type { StepLog } from './step-log';

/** GitHub takes no more of one step's summary than this, in characters. */
const LONGEST_SUMMARY = 1_048_576;

/** What a step said by the runner's files. */
export interface FileCommandResult {
  readonly outputs: Record<string, string>;
  readonly state: Record<string, string>;
  readonly summary: string;
  /** Whether all of it could be read. */
  readonly isValid: boolean;
}

/** How messages name the files. */
const SHOWN: Readonly<Record<FileCommand, string>> = {
  GITHUB_OUTPUT: 'output',
  GITHUB_ENV: 'env',
  GITHUB_PATH: 'path',
  GITHUB_STATE: 'state',
  GITHUB_STEP_SUMMARY: 'step_summary',
};

/** Lays fresh, empty files for one step. @returns their paths by variable. */
export function openFileCommands({ files, rng }: JobRuntime): Record<FileCommand, string> {
  const id = Array.from({ length: 4 }, () =>
    rng
      .int(2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
  files.makeFolder(PLACES.fileCommands);
  const paths = Object.entries(FILE_COMMANDS).map(([variable, name]) => {
    const path = `${PLACES.fileCommands}/${name}_${id}`;
    files.write(path, '');
    return [variable, path] as const;
  });
  return Object.fromEntries(paths) as Record<FileCommand, string>;
}

/** Reads what a step wrote, and does what the job has to do for it: variables and PATH of the steps after it. */
export function takeFileCommands(
  runtime: JobRuntime,
  files: Readonly<Record<FileCommand, string>>,
  log: StepLog,
): FileCommandResult {
  const fs = runtime.files;
  let isValid = true;
  const textOfFile = (name: FileCommand) => {
    const text = fs.isFile(files[name]) ? fs.readText(files[name]) : '';
    fs.remove(files[name]);
    return text;
  };
  const entriesOf = (name: FileCommand): readonly (readonly [string, string])[] => {
    const parsed = parseEntries(textOfFile(name));
    if ('entries' in parsed) return parsed.entries;
    isValid = false;
    log.error(`Unable to process file command '${SHOWN[name]}' successfully.`);
    log.error(parsed.error);
    return [];
  };
  for (const [name, value] of entriesOf('GITHUB_ENV')) {
    if (name === 'NODE_OPTIONS') {
      isValid = false;
      log.error(`Can't store ${name} output parameter using '$GITHUB_ENV' command.`);
    } else if (isReserved(name)) log.line(`${name} belongs to the runner and stays as it is.`);
    else runtime.env[name] = value;
  }
  for (const path of textOfFile('GITHUB_PATH').split(/\r?\n/))
    if (path.trim() !== '') runtime.paths.unshift(path.trim());
  const outputs = Object.fromEntries([...log.outputs.splice(0), ...entriesOf('GITHUB_OUTPUT')]);
  const state = Object.fromEntries([...log.state.splice(0), ...entriesOf('GITHUB_STATE')]);
  const written = textOfFile('GITHUB_STEP_SUMMARY');
  if (written.length > LONGEST_SUMMARY)
    log.error(
      `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of ${LONGEST_SUMMARY / 1024}k, got ${Math.ceil(written.length / 1024)}k.`,
    );
  const summary = written.length > LONGEST_SUMMARY ? '' : runtime.masker.mask(written);
  return { outputs, state, summary, isValid };
}

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { GitOutcome } from './git-script';
import { LabSession } from './lab-session';
import { parseTranscript, parseTranscriptScript } from './transcript';

const read = (name: string) =>
  readFileSync(fileURLToPath(new URL(`transcripts/${name}`, import.meta.url)), 'utf8');

/** The folder of the transcript's repository, and the remote beside it; the transcript calls both `/w`. */
const ROOT = '/w/gitx';
const REMOTE = '/w/gitx-remote';

/** Freedoms: paths, the moment at which a changed file was blamed, blanks at line ends, a line that is overwritten. */
const plain = (text: string): string =>
  text
    .replaceAll(REMOTE, '/w')
    .replaceAll(ROOT, '/w')
    .replace(/\(Not Committed Yet +[-\d]+ [:\d]+ \+0000/g, '(Not Committed Yet <now>')
    .replaceAll('\r', '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd();

/** Runs the script with one date for all, as the transcript was made, and gives what each recorded command printed. */
async function runScript(): Promise<{ readonly args: readonly string[]; readonly outcome: GitOutcome }[]> {
  const session = new LabSession(ROOT, { frozen: true });
  await session.git(['init', '-q', '--bare', REMOTE], '/w');
  const outcomes: { args: readonly string[]; outcome: GitOutcome }[] = [];
  for (const step of parseTranscriptScript(read('git-1.sh'))) {
    const path = 'path' in step ? `${ROOT}/${step.path}` : '';
    if (step.kind === 'git') {
      const outcome = await session.git(step.args);
      if (step.recorded) outcomes.push({ args: step.args, outcome });
    } else if (step.kind === 'write')
      session.fs.write(path, (step.append ? session.fs.readText(path) : '') + step.content);
    else if (step.kind === 'remove') session.fs.remove(path);
    else if (step.kind === 'folder') session.fs.makeFolder(path);
    else {
      const last = outcomes.at(-1)!;
      const stdout = last.outcome.stdout + session.fs.readText(path);
      outcomes[outcomes.length - 1] = { ...last, outcome: { ...last.outcome, stdout } };
    }
  }
  return outcomes;
}

const recorded = parseTranscript(read('git-1.txt'));
const outcomes = await runScript();

test('every command of the script is in the transcript', () => {
  expect(outcomes.length).toBe(recorded.length);
});

test.each(recorded.map((entry, i) => [i, entry.command] as const))('command %i answers as git: %s', (i) => {
  const entry = recorded[i]!;
  const { args, outcome } = outcomes[i]!;
  expect(plain(args.join(' '))).toBe(plain(entry.command));
  // A line that overwrites itself (`Rebasing (1/1)`) carries the mark of stderr only once in the transcript.
  const both = (stdout: string, stderr: string) => plain(`${plain(stdout)}\n${plain(stderr)}`).trim();
  const overwritten = entry.stderr.includes('Rebasing (');
  if (overwritten) {
    const lines = (text: string) => text.split('\n').sort();
    expect(lines(both(outcome.stdout, outcome.stderr))).toEqual(lines(both(entry.stdout, entry.stderr)));
  } else {
    expect(plain(outcome.stdout)).toBe(plain(entry.stdout));
    expect(plain(outcome.stderr)).toBe(plain(entry.stderr));
  }
  expect(outcome.exitCode).toBe(entry.exitCode);
});

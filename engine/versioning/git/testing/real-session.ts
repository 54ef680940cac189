import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import {
  FINAL_QUESTIONS,
  type FinalState,
  type GitOutcome,
  type GitScript,
  type ScriptRun,
  scriptEnvironment,
} from './git-script';

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** The shell lines that carry out a script; what each call of git prints goes into numbered files. */
function shellText(script: GitScript, root: string, work: string): string {
  const lines = [`mkdir -p ${quote(root)}`, `cd ${quote(root)} || exit 99`];
  let call = 0;
  script.steps.forEach((step, i) => {
    if (step.kind === 'write') {
      const path = join(work, `content-${i}`);
      writeFileSync(path, step.content);
      const folder = dirname(step.path);
      if (folder !== '.') lines.push(`mkdir -p ${quote(`./${folder}`)}`);
      lines.push(`cat ${quote(path)} > ${quote(`./${step.path}`)}`);
    } else if (step.kind === 'remove') lines.push(`rm -rf ${quote(`./${step.path}`)}`);
    else if (step.kind === 'mode')
      lines.push(`chmod ${step.executable ? '755' : '644'} ${quote(`./${step.path}`)}`);
    else {
      const { GIT_AUTHOR_DATE: date } = scriptEnvironment(i + 1);
      const run = `git ${step.args.map(quote).join(' ')} >${work}/o${call} 2>${work}/e${call} </dev/null`;
      const placed = step.folder === undefined ? run : `(cd ${quote(step.folder)} && ${run})`;
      lines.push(
        `export GIT_AUTHOR_DATE='${date}' GIT_COMMITTER_DATE='${date}'`,
        placed,
        `echo $? >>${work}/codes`,
      );
      call++;
    }
  });
  for (const [name, args] of Object.entries(FINAL_QUESTIONS))
    lines.push(`git ${args.map(quote).join(' ')} >${work}/final-${name} 2>/dev/null`);
  lines.push('exit 0');
  return lines.join('\n');
}

/**
 * Carries out a script with the real git of this machine.
 * @param root where it runs; its parent folder is used too and must be empty.
 */
export async function runReal(script: GitScript, root: string): Promise<ScriptRun> {
  const work = `${dirname(root)}/.real`;
  mkdirSync(work, { recursive: true });
  // Nothing of this process's own environment but where programs are found; its type wants NODE_ENV.
  const env = { NODE_ENV: 'test', ...scriptEnvironment(1), PATH: process.env.PATH ?? '' } as const;
  await promisify(execFile)('bash', ['-c', shellText(script, root, work)], { env });
  const read = (name: string) => readFileSync(join(work, name), 'utf8');
  const codes = read('codes').trim().split('\n');
  const outcomes = codes.map(
    (code, i): GitOutcome => ({ stdout: read(`o${i}`), stderr: read(`e${i}`), exitCode: Number(code) }),
  );
  const state = Object.fromEntries(
    Object.keys(FINAL_QUESTIONS).map((name) => [name, read(`final-${name}`)]),
  ) as unknown as FinalState;
  rmSync(work, { recursive: true, force: true });
  return { outcomes, state };
}

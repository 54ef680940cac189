import { resolvePath } from '../../../core/file-system';
import { type FakeCommand, Lab } from './lab';

/** A lab whose stages run lines of the form `a,b > c,d`: each output gets what the inputs hold, and the parameters. */
export async function pipeline(yaml: string, files: Record<string, string> = {}): Promise<Lab> {
  const lab = new Lab('/p');
  await lab.dvc('init', '-q');
  lab.write({ 'dvc.yaml': yaml, ...files });
  await lab.commit('init');
  lab.otherCommand = copyCommand;
  return lab;
}

function copyCommand(line: string): FakeCommand | undefined {
  const match = /^(\S*) > (\S+)$/.exec(line);
  if (!match) return undefined;
  return ({ fs, cwd }) => {
    const read =
      match[1] === ''
        ? ''
        : match[1]!
            .split(',')
            .map((path) => fs.readText(resolvePath(cwd, path)))
            .join('+');
    for (const path of match[2]!.split(',')) fs.write(`${cwd}/${path}`, `${path}(${read})`);
    return 0;
  };
}

/** A stage of `dvc.yaml`. */
export const stage = (name: string, cmd: string, deps: string[], outs: string[], more = ''): string =>
  `  ${name}:\n    cmd: ${cmd}\n${deps.length ? `    deps: [${deps.join(', ')}]\n` : ''}${outs.length ? `    outs: [${outs.join(', ')}]\n` : ''}${more}`;

/** c from b from a, and d from a. */
export const CHAIN = `stages:\n${stage('c', 'b > c', ['b'], ['c'])}${stage('b', 'a > b', ['a'], ['b'])}${stage('d', 'a > d', ['a'], ['d'])}`;

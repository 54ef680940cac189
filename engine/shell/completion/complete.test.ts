// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are texts of bash.
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../core/clock';
import { FileSystem } from '../../core/file-system';
import { commonStart, complete } from './complete';

const FILES: Readonly<Record<string, string>> = {
  '/workspace/package.json': '{"scripts":{"train":"node src/train.ts","test":"node --test","evaluate":"x"}}',
  '/workspace/dvc.yaml': 'stages:\n  prepare:\n    cmd: x\n  train:\n    cmd: y\n',
  '/workspace/src/train.ts': '',
  '/workspace/src/lib/util.ts': '',
  '/workspace/raw data.csv': '',
  '/workspace/readme.md': '',
  '/workspace/.gitignore': '',
  '/workspace/.git/HEAD': 'ref: refs/heads/main\n',
  '/workspace/.git/config': '[remote "origin"]\n\turl = /srv/git/x.git\n',
  '/workspace/.git/refs/heads/main': '1',
  '/workspace/.git/refs/heads/feature/tune': '1',
  '/workspace/.git/refs/remotes/origin/main': '1',
  '/workspace/.git/packed-refs': '# pack-refs\nabc refs/heads/old\nabc refs/tags/v1.0\n',
  '/home/learner/notes.txt': '',
};

const fs = new FileSystem(new ManualClock());
for (const [path, text] of Object.entries(FILES)) {
  fs.makeFolder(path.slice(0, path.lastIndexOf('/')));
  fs.write(path, text);
}
const shell = {
  cwd: '/workspace',
  commandNames: () => ['cat', 'cd', 'git', 'grep', 'npm'],
  snapshot: () => ({
    variables: { count: '1', BASH_ALIAS_ll: 'ls' },
    exported: { HOME: '/home/learner', PATH: '/bin' },
  }),
};
/** What a line with the cursor at its end could become. */
const lines = (line: string) => {
  const { from, candidates } = complete(fs, shell, line, line.length);
  return candidates.map(({ insert }) => line.slice(0, from) + insert);
};

describe('commands', () => {
  it('are completed where a command stands', () => {
    expect(lines('g')).toEqual(['git', 'grep']);
    expect(lines('ls | gr')).toEqual(['ls | grep']);
    expect(lines('true && np')).toEqual(['true && npm']);
    expect(lines('x=1 FOO=b gi')).toEqual(['x=1 FOO=b git']);
    expect(lines('for i in 1; do ca')).toEqual(['for i in 1; do cat']);
    expect(lines('echo "$(gi')).toEqual(['echo "$(git']);
    expect(lines('src/tr')).toEqual(['src/train.ts']);
  });
});

describe('files', () => {
  it('are completed folder by folder', () => {
    expect(lines('cat s')).toEqual(['cat src/']);
    expect(lines('cat src/')).toEqual(['cat src/lib/', 'cat src/train.ts']);
    expect(lines('cat ./src/t')).toEqual(['cat ./src/train.ts']);
    expect(lines('cat ~/n')).toEqual(['cat ~/notes.txt']);
    expect(lines('cat < re')).toEqual(['cat < readme.md']);
    expect(lines('cat .gi')).toEqual(['cat .git/', 'cat .gitignore']);
    expect(lines('cat nothing')).toEqual([]);
  });

  it('are quoted as they have to be', () => {
    expect(lines('cat raw')).toEqual(['cat raw\\ data.csv']);
    expect(lines('cat "raw d')).toEqual(['cat "raw data.csv"']);
    expect(lines("cat 'raw")).toEqual(["cat 'raw data.csv'"]);
    expect(lines('cat raw\\ ')).toEqual(['cat raw\\ data.csv']);
  });

  it('are folders for cd, programs for node', () => {
    expect(lines('cd r')).toEqual([]);
    expect(lines('cd ')).toEqual(['cd src/']);
    expect(lines('node src/')).toEqual(['node src/lib/', 'node src/train.ts']);
    expect(lines('node r')).toEqual([]);
  });
});

describe('what tools take', () => {
  it('knows scripts of npm', () => {
    expect(lines('npm run t')).toEqual(['npm run test', 'npm run train']);
    expect(lines('npm r')).toEqual(['npm run']);
  });

  it('knows commands, branches, tags and remotes of git', () => {
    expect(lines('git che')).toEqual(['git checkout', 'git cherry-pick']);
    expect(lines('git switch ')).toEqual(['git switch feature/tune', 'git switch main', 'git switch old']);
    expect(lines('git log v')).toEqual(['git log v1.0']);
    expect(lines('git diff main..f')).toEqual(['git diff main..feature/tune']);
    expect(lines('git push o')).toEqual(['git push origin']);
    expect(lines('git push origin m')).toEqual(['git push origin main']);
    expect(lines('git add s')).toEqual(['git add src/']);
    expect(lines('git diff re')).toEqual(['git diff readme.md']);
    expect(lines('git checkout -- re')).toEqual(['git checkout -- readme.md']);
    expect(lines('git stash p')).toEqual(['git stash pop', 'git stash push']);
  });

  it('knows commands and stages of DVC, commands of MLflow', () => {
    expect(lines('dvc repro t')).toEqual(['dvc repro train']);
    expect(lines('dvc pu')).toEqual(['dvc pull', 'dvc push']);
    expect(lines('dvc remote a')).toEqual(['dvc remote add']);
    expect(lines('mlflow runs l')).toEqual(['mlflow runs list']);
  });
});

it('knows variables', () => {
  expect(lines('echo $c')).toEqual(['echo $count']);
  expect(lines('echo "${HO')).toEqual(['echo "${HOME']);
  expect(lines("echo '$c")).toEqual([]);
});

it('knows what candidates have in common', () => {
  const { candidates } = complete(fs, shell, 'npm run t', 9);
  expect(commonStart(candidates)).toBe('t');
  expect(commonStart([])).toBe('');
});

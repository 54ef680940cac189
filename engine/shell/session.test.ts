// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are texts of bash.
import { describe, expect, it } from 'vitest';
import type { LabProgram } from '../core/lab-program';
import { openShell } from './session';
import { openTestShell } from './testing/open-test-shell';

describe('a session', () => {
  it('keeps variables, functions, arrays, aliases, options and the folder from line to line', async () => {
    const { output, run, shell } = openTestShell({ 'src/a.ts': '' });
    expect(await output('x=5; a=(1 "two 2" 3)', 'echo $x ${a[1]} ${#a[@]}')).toBe('5 two 2 3\n');
    expect(await output('greet() { echo "hi $1"; }', 'greet Ada')).toBe('hi Ada\n');
    expect(await output("alias ll='ls -1'", 'll')).toBe('src\n');
    expect(await output('cd src', 'pwd; cd -')).toBe('/workspace/src\n/workspace\n');
    expect(await output('export E=1', "bash -c 'echo [$E][$x]'")).toBe('[1][]\n');
    await run('set -o pipefail');
    expect((await run('false | true')).exitCode).toBe(1);
    expect(shell.cwd).toBe('/workspace');
  });

  it('keeps $?, $_ and PIPESTATUS from line to line', async () => {
    const { output, run } = openTestShell();
    expect(await output('(exit 7)', 'echo $?')).toBe('7\n');
    expect(await output('false | true | false', 'echo "${PIPESTATUS[@]}"')).toBe('1 0 1\n');
    expect(await output('echo one two', 'echo $_')).toBe('two\n');
    expect((await run('nothing-of-that-name')).exitCode).toBe(127);
    expect(await output('', 'echo $?')).toBe('127\n');
  });

  it('goes on after what ends a script: unset variables, failures under set -e, exit', async () => {
    const { output, run } = openTestShell();
    await run('x=kept');
    const unbound = await run('set -u; echo $nothing; echo not reached');
    expect(unbound).toEqual({ stdout: '', stderr: 'bash: nothing: unbound variable\n', exitCode: 1 });
    expect(await output('set +u; echo $x')).toBe('kept\n');
    expect((await run('echo ${nothing?is not set}')).exitCode).toBe(1);
    expect(await output('echo $x')).toBe('kept\n');
    expect(await run('exit 3')).toMatchObject({ stdout: 'exit\n', exitCode: 3 });
    expect(await output('echo "[$x]"')).toBe('[]\n');
    expect((await run('set -e; false; echo not reached')).stdout).toBe('');
    expect(await output('false; echo reached')).toBe('reached\n');
  });

  it('says what cannot be parsed as bash does, and runs none of it', async () => {
    const { run } = openTestShell();
    expect(await run('echo a; echo )')).toEqual({
      stdout: '',
      stderr: "bash: syntax error near unexpected token `)'\n",
      exitCode: 2,
    });
    expect((await run('echo "a')).stderr).toBe('bash: unexpected EOF while looking for matching `"\'\n');
    expect((await run('for i in 1 2')).stderr).toBe('bash: syntax error: unexpected end of file\n');
    expect((await run('echo $?')).stdout).toBe('2\n');
  });

  it('goes on from its snapshot in a new shell, as after a worker was ended', async () => {
    const first = openTestShell();
    await first.run('x=5; export E=2; a=(1 2); f() { echo "f $1"; }; alias g=f; set -o pipefail; cd /tmp');
    const snapshot = structuredClone(first.shell.snapshot());
    const { output } = openTestShell({}, { snapshot });
    expect(await output('echo $x $E ${a[1]}; pwd; f 1; g 2; false | true; echo $?')).toBe(
      '5 2 2\n/tmp\nf 1\nf 2\n1\n',
    );
    expect(await output("bash -c 'echo $E$x'")).toBe('2\n');
  });
});

describe('what is shown', () => {
  const talker: LabProgram = async (io) => {
    io.stdout('out\n');
    io.stderr('err\n');
    io.stdout(io.columns === undefined ? 'piped\n' : `${io.columns} columns\n`);
    return 3;
  };

  it('comes command by command, both streams in order', async () => {
    const { run, shown } = openTestShell({}, { programs: { talker } });
    await run('echo a; talker; for i in 1 2; do echo $i; done');
    expect(shown).toEqual(['a\n', 'out\n', 'err\n', '80 columns\n', '1\n', '2\n']);
  });

  it('of a program is live on the terminal and gathered elsewhere', async () => {
    const { output, fs } = openTestShell({}, { programs: { talker } });
    expect(await output('talker | cat')).toBe('out\npiped\nerr\n');
    expect(await output('x=$(talker); echo "<$x>"')).toBe('<out\npiped>\nerr\n');
    expect(await output('talker 2>/dev/null')).toBe('out\n80 columns\n');
    expect(await output('talker 2>&1 | cat')).toBe('out\nerr\npiped\n');
    await output('talker > all.log 2>&1');
    expect(fs.readText('/workspace/all.log')).toBe('out\nerr\npiped\n');
    expect(await output('f() { talker; }; f | wc -l')).toBe('2\nerr\n');
  });

  it('has the exit code of the program', async () => {
    const { run } = openTestShell({}, { programs: { talker } });
    expect((await run('talker')).exitCode).toBe(3);
    expect((await run('talker | cat')).exitCode).toBe(0);
    expect((await run('talker || echo saved')).stdout).toContain('saved');
  });

  it('says of a program that fails inside that this is no mistake of the learner', async () => {
    const broken: LabProgram = async () => {
      throw new Error('it broke');
    };
    const { run } = openTestShell({}, { programs: { broken } });
    expect(await run('broken')).toEqual({
      stdout: '',
      stderr: 'broken: this is a fault of the lab: it broke\n',
      exitCode: 70,
    });
  });

  it('lets a program run lines of shell, in its folder and environment', async () => {
    const runner: LabProgram = async (io) => {
      const code = await io.shell('echo "$STAGE in $PWD"; exit 4', { cwd: '/tmp', env: { STAGE: 'train' } });
      let kept = '';
      await io.shell('echo hidden', { onOutput: (_stream, text) => (kept += text) });
      io.stdout(`code ${code}, kept ${kept}`);
      return 0;
    };
    const { output } = openTestShell({}, { programs: { runner } });
    expect(await output('runner')).toBe('train in /tmp\ncode 4, kept hidden\n');
  });
});

describe('Ctrl-C', () => {
  /** Runs until it is told to stop, then tidies up. */
  const waits: LabProgram = (io) =>
    new Promise((resolve) => {
      io.stdout('begun\n');
      io.signal.addEventListener('abort', () => {
        io.fs.write('/workspace/tidied', 'yes');
        resolve(130);
      });
    });

  async function interrupted(line: string, programs = { waits }) {
    const opened = openTestShell({}, { programs });
    await opened.run('x=kept');
    const abort = new AbortController();
    const running = opened.run(line, abort.signal);
    while (opened.shown.length === 0) await new Promise((resolve) => setImmediate(resolve));
    abort.abort();
    return { ...opened, ran: await running };
  }

  it('tells the program, waits until its files are whole, and goes no further in the line', async () => {
    const { ran, fs, output } = await interrupted('waits; echo not reached');
    expect(ran).toEqual({ stdout: 'begun\n', stderr: '', exitCode: 130 });
    expect(fs.readText('/workspace/tidied')).toBe('yes');
    expect(await output('echo $? $x')).toBe('130 kept\n');
  });

  it('ends loops, pipes and lists', async () => {
    for (const line of [
      'for i in 1 2 3; do waits; echo not reached; done',
      'echo begun; while true; do echo again > /dev/null; done',
      'echo begun; sleep 100 && echo not reached',
      'waits && echo not reached',
      'f() { waits; echo not reached; }; echo begun; f',
      "echo begun; bash -c 'waits; echo not reached'",
    ]) {
      const { ran, output } = await interrupted(line);
      expect(`${line}: ${ran.exitCode} ${ran.stdout.includes('not reached')}`).toBe(`${line}: 130 false`);
      expect(await output('echo $x')).toBe('kept\n');
    }
  });
});

describe('the place of a shell', () => {
  it('is the project, with a home, a PATH and /tmp', async () => {
    const { output } = openTestShell();
    expect(await output('pwd; echo $HOME $USER; which ls node; test -d /tmp && echo tmp')).toBe(
      '/workspace\n/home/learner learner\n/usr/bin/ls\n/usr/bin/node\ntmp\n',
    );
    expect(await output('cd; pwd; echo ~')).toBe('/home/learner\n/home/learner\n');
    expect(await output('date +%Y-%m-%dT%H:%M:%S; whoami; hostname')).toBe(
      '2026-01-02T03:04:05\nlearner\nlab\n',
    );
  });

  it('knows what can be typed', async () => {
    const { shell, run } = openTestShell({}, { programs: { git: async () => 0 } });
    await run('deploy() { :; }; alias ll=ls');
    const names = shell.commandNames();
    for (const name of ['cd', 'ls', 'node', 'git', 'deploy', 'll', 'while']) expect(names).toContain(name);
    expect(names.some((name) => name.startsWith('__'))).toBe(false);
  });

  it('lets two shells over one file system go their own ways', async () => {
    const { fs, clock, output } = openTestShell({ 'a.txt': 'a' });
    const { seededRng } = await import('../core/rng');
    const other = openShell({ fs, clock, rng: seededRng('x'), programs: {} });
    await output('cd /tmp; x=1');
    let text = '';
    await other.run('pwd; echo "[$x]"; cat a.txt', { stdout: (more) => (text += more), stderr: () => {} });
    expect(text).toBe('/workspace\n[]\na');
  });
});

import { describe, expect, it } from 'vitest';
import type { LabService } from '../../core/lab-service';
import { openTestShell } from '../testing/open-test-shell';

const echo: LabService = async ({ method, url, headers, body }) => ({
  status: url.endsWith('/missing') ? 404 : 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    method,
    path: url.replace(/^[a-z]+:\/\/[^/]+/, ''),
    type: headers['content-type'],
    body: new TextDecoder().decode(body),
  }),
});
const services = { 'http://localhost:5000': async () => echo };

describe('curl', () => {
  const { run, output, fs } = openTestShell({ 'body.json': '{"a":1}' }, { services });

  it('reaches the services of the lab', async () => {
    expect(JSON.parse(await output('curl -s http://localhost:5000/health'))).toEqual({
      method: 'GET',
      path: '/health',
      body: '',
    });
    const posted = await output(
      "curl -s -X POST -H 'Content-Type: application/json' -d @body.json localhost:5000/runs | jq -c .",
    );
    expect(JSON.parse(posted)).toEqual({
      method: 'POST',
      path: '/runs',
      type: 'application/json',
      body: '{"a":1}',
    });
    await output('curl -s -o out.json http://localhost:5000/x');
    expect(JSON.parse(fs.readText('/workspace/out.json'))).toMatchObject({ path: '/x' });
    expect(await output("curl -s -o /dev/null -w '%{http_code}' http://localhost:5000/missing")).toBe('404');
    expect(await run('curl -sf http://localhost:5000/missing')).toMatchObject({ exitCode: 22 });
  });

  it('fails anywhere else as curl does', async () => {
    expect(await run('curl https://example.com/x')).toEqual({
      stdout: '',
      stderr: 'curl: (6) Could not resolve host: example.com\n',
      exitCode: 6,
    });
    expect(await run('curl -s example.com')).toEqual({ stdout: '', stderr: '', exitCode: 6 });
    expect(await run('curl http://localhost:9999')).toMatchObject({
      stderr: "curl: (7) Failed to connect to localhost port 9999 after 0 ms: Couldn't connect to server\n",
      exitCode: 7,
    });
  });
});

describe('ls', () => {
  const files = { 'a.txt': 'abc', 'src/b.ts': '', 'src/lib/c.ts': '', '.hidden': '' };

  it('prints columns and colours on a terminal, one name a line elsewhere', async () => {
    const { output } = openTestShell(files, { columns: () => 40 });
    await output('chmod +x a.txt; ln -s a.txt link');
    expect(await output('ls')).toBe(
      '\u001b[32ma.txt\u001b[0m  \u001b[36mlink\u001b[0m  \u001b[01;34msrc\u001b[0m\n',
    );
    expect(await output('ls | cat')).toBe('a.txt\nlink\nsrc\n');
    expect(await output('ls -F | cat')).toBe('a.txt*\nlink@\nsrc/\n');
  });

  it('fills columns downward, as many as fit', async () => {
    const names = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`file-${i}`, '']));
    const { output } = openTestShell(names, { columns: () => 20 });
    expect(await output('ls')).toBe('file-0  file-3\nfile-1  file-4\nfile-2  file-5\n');
  });

  it('says all of a file with -l', async () => {
    const { output } = openTestShell(files);
    await output('chmod +x a.txt; ln -s a.txt link');
    expect(await output('ls -l | cat')).toBe(
      `total 8
-rwxr-xr-x 1 learner learner    3 Jan  2 03:04 a.txt
lrwxrwxrwx 1 learner learner    5 Jan  2 03:04 link -> a.txt
drwxr-xr-x 2 learner learner 4096 Jan  2 03:04 src
`,
    );
    expect(await output('ls -lh a.txt | cat')).toBe('-rwxr-xr-x 1 learner learner 3 Jan  2 03:04 a.txt\n');
  });

  it('refuses what it does not know', async () => {
    expect(await openTestShell().run('ls -Q')).toMatchObject({
      exitCode: 2,
      stderr: "ls: invalid option -- 'Q'\nTry 'ls --help' for more information.\n",
    });
  });
});

describe('diff', () => {
  it('compares files, folders and substitutions', async () => {
    const { output, run } = openTestShell({ 'a/x': '1\n2\n3\n', 'b/x': '1\n2\n4\n', 'b/y': '' });
    expect(await output('diff a/x b/x')).toBe('3c3\n< 3\n---\n> 4\n');
    expect(await output('diff -u a/x b/x | tail -n +3')).toBe('@@ -1,3 +1,3 @@\n 1\n 2\n-3\n+4\n');
    expect(await output('diff -r a b')).toBe('diff -r a/x b/x\n3c3\n< 3\n---\n> 4\nOnly in b: y\n');
    expect(await output('diff a/x <(echo 1)')).toBe('2,3d1\n< 2\n< 3\n');
    expect(await run('diff a/x a/x')).toMatchObject({ exitCode: 0, stdout: '' });
    expect(await output("diff a/x <(printf '1\\n2\\n3')")).toBe(
      '3c3\n< 3\n---\n> 3\n\\ No newline at end of file\n',
    );
    expect(await run('diff a/x nothing')).toMatchObject({ exitCode: 2 });
  });
});

describe('editors and pagers', () => {
  it('open files of the project in the editor, making them where they are not there', async () => {
    const opened: string[] = [];
    const { run, fs } = openTestShell({ 'a.txt': 'x' }, { openFile: (path) => opened.push(path) });
    expect((await run('nano a.txt')).stdout).toBe(
      'a.txt is open in the editor. What you type there is saved by itself.\n',
    );
    await run('vim new.ts');
    await run('code a.txt');
    expect(opened).toEqual(['a.txt', 'new.ts', 'a.txt']);
    expect(fs.isFile('/workspace/new.ts')).toBe(true);
    expect(await run('nano /tmp/x')).toMatchObject({ exitCode: 1 });
  });

  it('less prints, since the terminal scrolls', async () => {
    const { output } = openTestShell({ 'a.txt': 'x\n' });
    expect(await output('less a.txt; cat a.txt | less; more nothing')).toBe(
      'x\nx\nnothing: No such file or directory\n',
    );
  });
});

it('text and bytes go through commands and pipes as they are', async () => {
  const { output, fs } = openTestShell({ 'u.txt': 'ℹ é 漢\n' });
  for (const line of [
    'tail -1 u.txt',
    'cat u.txt | tail -1 | head -1',
    'grep é u.txt',
    'uniq u.txt | sort | cat',
    'sed s/x/y/ u.txt',
    'less u.txt',
    'x=$(tail -1 u.txt); echo "$x"',
  ])
    expect(`${line}: ${await output(line)}`).toBe(`${line}: ℹ é 漢\n`);
  fs.write('/workspace/b.bin', new Uint8Array([0, 255, 128, 10, 7]));
  await output('cat b.bin > c.bin; tail -c 2 b.bin > d.bin; cp b.bin e.bin');
  expect(fs.readBytes('/workspace/c.bin')).toEqual(new Uint8Array([0, 255, 128, 10, 7]));
  expect(fs.readBytes('/workspace/d.bin')).toEqual(new Uint8Array([10, 7]));
  expect(fs.readBytes('/workspace/e.bin')).toEqual(new Uint8Array([0, 255, 128, 10, 7]));
});

describe('what a small Linux has', () => {
  it('finds and shows, measures, and tells of itself', async () => {
    const { output } = openTestShell({ 'src/a.ts': 'x', 'src/lib/b.ts': 'y' });
    expect(await output('tree src')).toBe('src\n|-- a.ts\n`-- lib\n    `-- b.ts\n\n1 directory, 2 files\n');
    expect(await output('which jq; type cd')).toBe('/usr/bin/jq\ncd is a shell builtin\n');
    expect(await output('id -un > /dev/null; uname; nproc; env | grep ^USER')).toBe(
      'Linux\n1\nUSER=learner\n',
    );
    expect(await output('f=$(mktemp); echo x > $f; wc -l < $f; realpath src/../src/a.ts')).toBe(
      '1\n/workspace/src/a.ts\n',
    );
    expect(await output('clear | wc -c')).not.toBe('0\n');
    expect(await output('python3 -c 1; tar x')).toBe(
      'bash: python3: command not found\nbash: tar: command not found\n',
    );
    expect(await output('help | head -1')).toContain('bash over the files of your project');
  });

  it('removes as rm does, and says why it cannot', async () => {
    const { run, fs } = openTestShell({ 'data/a.csv': 'x', 'out/b': '' });
    fs.protect((path) => path === '/workspace/data/a.csv' || path === '/workspace/data');
    expect(await run('rm data/a.csv')).toMatchObject({
      exitCode: 1,
      stderr: "rm: cannot remove 'data/a.csv': Read-only file system\n",
    });
    expect(await run('rm -rf data')).toMatchObject({
      exitCode: 1,
      stderr: "rm: cannot remove 'data': Read-only file system\n",
    });
    expect(await run('rm out')).toMatchObject({
      exitCode: 1,
      stderr: "rm: cannot remove 'out': Is a directory\n",
    });
    expect(await run('rm -r out nothing')).toMatchObject({ exitCode: 1 });
    expect(await run('rm -f nothing')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(fs.exists('/workspace/out')).toBe(false);
  });

  it('says of every kind of writing that a disk is read-only', async () => {
    const { output, fs } = openTestShell({ 'data/a.csv': 'x\n', 'b.txt': 'b' });
    fs.protect((path) => path === '/workspace/data/a.csv' || path === '/workspace/data');
    for (const line of [
      'echo x > data/a.csv',
      'echo x >> data/a.csv',
      'cp b.txt data/a.csv',
      'mv data/a.csv c',
      'sed -i s/x/y/ data/a.csv',
      'chmod +x data/a.csv',
      'touch data/a.csv',
      'tee data/a.csv < b.txt > /dev/null',
    ])
      expect(`${line}: ${await output(line)}`).toContain('Read-only file system');
    expect(fs.readText('/workspace/data/a.csv')).toBe('x\n');
    expect(await output('echo new > data/b.csv; cat data/b.csv')).toBe('new\n');
  });
});

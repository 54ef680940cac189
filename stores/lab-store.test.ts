import { describe, expect, it, vi } from 'vitest';
import { realScheduler } from '../runtime/scheduler';
import { FakeRunner } from './testing/fake-runner';
import { openFakeSession } from './testing/fake-session';

async function aLab(options: Parameters<typeof openFakeSession>[0] = {}) {
  const fake = await openFakeSession({ scheduler: realScheduler, ...options });
  const lab = await fake.session.lab();
  const said: string[] = [];
  const type = (line: string) =>
    lab.getState().runLine(line, (stream, text) => {
      // As a reader sees it: pieces of one stream are one text.
      if (said.at(-1)?.startsWith(stream)) said.push(`${said.pop()}${text}`);
      else said.push(`${stream}: ${text}`);
    });
  return { ...fake, lab, said, type, workspace: fake.session.workspace };
}

describe('a line of the terminal', () => {
  it('sees what the editor wrote, and writes what the editor sees', async () => {
    const { type, said, workspace } = await aLab();
    workspace.getState().edit('README.md', '# Edited\n');
    expect(await type('cat README.md; echo from the shell > notes.txt')).toBe(0);
    expect(said).toEqual(['stdout: # Edited\n']);
    expect(workspace.getState().files['notes.txt']).toBe('from the shell\n');
  });

  it('is one step of undo, named by what was typed', async () => {
    const { type, workspace } = await aLab();
    const before = workspace.getState().files;
    await type('for i in 1 2 3; do echo $i > n$i.txt; done; rm README.md');
    expect(workspace.getState().undoLabel).toBe('$ for i in 1 2 3; do echo $i > n$i.txt; done; rm README.md');
    workspace.getState().undo();
    expect(workspace.getState().files).toEqual(before);
  });

  it('that only looks makes no step, and is remembered all the same', async () => {
    const { type, lab, workspace, storage } = await aLab();
    await type('ls; cat package.json > /dev/null');
    expect(workspace.getState().undoLabel).toBeUndefined();
    expect(lab.getState().history).toEqual(['ls; cat package.json > /dev/null']);
    await vi.waitFor(async () =>
      expect((await storage.loadDocuments()).terminal.history).toEqual({ lines: lab.getState().history }),
    );
  });

  it('keeps the shell from line to line, and shows where it is', async () => {
    const { type, said, lab } = await aLab();
    await type('cd src && x=5');
    expect(lab.getState().prompt).toMatchObject({ folder: '/workspace/src', exitCode: 0 });
    await type('echo $x; pwd; false');
    expect(said).toEqual(['stdout: 5\n/workspace/src\n']);
    expect(lab.getState().prompt.exitCode).toBe(1);
  });

  it('cannot change the data of the lesson, and says so as Linux does', async () => {
    const { type, said, workspace } = await aLab();
    expect(await type('echo x > data/sales.csv')).toBe(1);
    expect(await type('rm -rf data')).not.toBe(0);
    expect(said.join('')).toContain('bash: data/sales.csv: Read-only file system');
    expect(said.join('')).toContain("rm: cannot remove 'data");
    expect(workspace.getState().undoLabel).toBeUndefined();
    await type('wc -l data/sales.csv');
    expect(said.at(-1)).toContain('2 data/sales.csv');
  });

  it('marks what is executable, a link, an empty folder', async () => {
    const { type, workspace } = await aLab();
    await type('echo "echo hi" > run.sh; chmod +x run.sh; ln -s README.md read; mkdir out');
    expect(workspace.getState().marks).toEqual({ 'run.sh': 'executable', read: 'link', out: 'folder' });
  });

  it('keeps what lies outside of the project below .lab', async () => {
    const { type, workspace } = await aLab();
    await type('echo hi > ~/.gitconfig; mkdir -p /srv/git; echo x > /srv/git/y; echo t > /tmp/t');
    expect(Object.keys(workspace.getState().files).filter((path) => path.startsWith('.lab/'))).toEqual([
      '.lab/home/learner/.gitconfig',
      '.lab/srv/git/y',
    ]);
  });
});

describe('programs of the learner', () => {
  it('run in the sandbox, over the project and its data, and show like any run', async () => {
    const runner = new FakeRunner(({ runId }, say) => {
      say({ type: 'output', runId, stream: 'stdout', text: 'training\n' });
      return { writes: { 'model/weights.txt': '1' } };
    });
    const { type, said, workspace, session } = await aLab({ runner });
    expect(await type('npm run train && cat model/weights.txt')).toBe(0);
    expect(said.join('')).toBe('stdout: \n> train\n> tsx src/train.ts\n\ntraining\n1');
    expect(workspace.getState().files['model/weights.txt']).toBe('1');
    expect(workspace.getState().undoLabel).toBe('$ npm run train && cat model/weights.txt');
    const [request] = runner.requests;
    expect(request!.files['data/sales.csv']).toBe('id,price\n1,100\n');
    expect(session.runs.getState().history[0]).toMatchObject({
      label: 'npm run train',
      outcome: 'completed',
      isOfTerminal: true,
    });
  });

  it('end with Ctrl-C, and what they had written is not kept', async () => {
    const runner = new FakeRunner(
      (_request, _say, signal) =>
        new Promise((resolve) => {
          signal!.addEventListener('abort', () => resolve({ outcome: 'stopped', writes: {} }));
        }),
    );
    const { type, lab, session } = await aLab({ runner });
    const line = type('node src/train.ts; echo never');
    await vi.waitFor(() => expect(session.runs.getState().busy).toBe(true));
    lab.getState().interrupt();
    expect(await line).toBe(130);
    expect(lab.getState().running).toBeNull();
    expect(session.runs.getState().busy).toBe(false);
  });
});

describe('Ctrl-C', () => {
  it('ends a loop of commands, and the shell goes on with what it had', async () => {
    const { type, lab, said } = await aLab();
    await type('x=kept; f() { echo f; }');
    const line = type('while true; do echo again > /dev/null; done');
    await vi.waitFor(() => expect(lab.getState().running).not.toBeNull());
    lab.getState().interrupt();
    expect(await line).toBe(130);
    await type('echo $x; f');
    expect(said).toEqual(['stdout: kept\nf\n']);
  });

  it('ends a worker that does not hear it: the files are as before, the shell as at its last prompt', async () => {
    const { type, lab, said, workspace, time } = await aLab({ scheduler: undefined });
    await type('x=kept; cd src');
    // A worker that hears nothing any more: its messages wait for ever.
    const clients = vi.spyOn(lab.getState(), 'interrupt');
    expect(clients).not.toHaveBeenCalled();
    const line = type('sleep 100; rm -f double.ts');
    await vi.waitFor(() => expect(lab.getState().running).not.toBeNull());
    lab.getState().interrupt();
    await time.advance(3_000);
    expect(await line).toBe(130);
    expect(workspace.getState().files['src/double.ts']).toBeDefined();
    await type('echo $x; pwd');
    expect(said).toEqual(['stdout: kept\n/workspace/src\n']);
  });
});

describe('what panels do', () => {
  it('runs a command in a shell of its own, as one step', async () => {
    const { lab, type, said, workspace } = await aLab();
    await type('cd src; x=1');
    const outcome = await lab.getState().runCommand('pwd; echo "[$x]"; echo n > panel.txt; nope');
    expect(outcome).toEqual({
      exitCode: 127,
      stdout: '/workspace\n[]\n',
      stderr: 'bash: nope: command not found\n',
    });
    expect(workspace.getState().undoLabel).toContain('$ pwd');
    expect(said).toEqual([]);
    expect(lab.getState().prompt.folder).toBe('/workspace/src');
  });

  it('is answered from the files as they are now, and told when to ask again', async () => {
    const { lab, workspace } = await aLab();
    const before = await lab.getState().ask('workspace.use', null);
    const { revision } = lab.getState();
    workspace.getState().create('big.txt', 'x'.repeat(1000));
    expect(lab.getState().revision).toBeGreaterThan(revision);
    const after = await lab.getState().ask('workspace.use', null);
    expect(after.project - before.project).toBe(1000);
  });

  it('hears why a question was not answered', async () => {
    const { lab } = await aLab();
    await expect(lab.getState().ask('nonsense' as 'workspace.use', null)).rejects.toMatchObject({
      code: 'lab-call',
    });
  });
});

describe('a tab that only reads', () => {
  it('refuses lines', async () => {
    const first = await openFakeSession({ scheduler: realScheduler });
    const { lab } = await aLab({ tabs: first.tabs, database: first.database });
    await expect(lab.getState().runLine('ls', () => {})).rejects.toMatchObject({ code: 'not-writer' });
  });
});

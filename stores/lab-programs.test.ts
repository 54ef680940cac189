import { describe, expect, it } from 'vitest';
import { realScheduler } from '../runtime/scheduler';
import { openFakeSession } from './testing/fake-session';

/** The lab with the programs that are registered, as the terminal has them. */
async function aLab() {
  const fake = await openFakeSession({ scheduler: realScheduler });
  const lab = await fake.session.lab();
  const type = async (line: string) => {
    let printed = '';
    const exitCode = await lab.getState().runLine(line, (_stream, text) => {
      printed += text;
    });
    return { printed, exitCode };
  };
  return { ...fake, lab, type, workspace: fake.session.workspace };
}

const IDENTITY = 'git config --global user.name Ada && git config --global user.email ada@example.org';

describe('git in the terminal', () => {
  it('keeps a repository in the workspace, one step of undo for each line', async () => {
    const { type, lab, workspace } = await aLab();
    await type(IDENTITY);
    await type('git init -b main');
    expect(lab.getState().prompt.branch).toBe('main');
    const committed = await type('git add . && git commit -m "First step" && git log --oneline | wc -l');
    expect(committed).toMatchObject({ exitCode: 0 });
    expect(committed.printed).toMatch(/\[main \(root-commit\) [0-9a-f]{7}\] First step/);
    expect(committed.printed).toMatch(/\n1\n$/);
    expect(workspace.getState().undoLabel).toContain('$ git add . && git commit');
    workspace.getState().undo();
    expect((await type('git log')).exitCode).toBe(128);
    workspace.getState().redo();
    expect((await type('git log --oneline')).printed).toMatch(/^[0-9a-f]{7} First step\n$/);
  });

  it('sees at once what the editor wrote, and completes branches', async () => {
    const { type, lab, workspace } = await aLab();
    await type(
      `${IDENTITY} && git init -b main && git add . && git commit -qm First && git branch feature/tune`,
    );
    workspace.getState().edit('README.md', '# Changed\n');
    expect((await type('git status --short')).printed).toBe(' M README.md\n');
    const { candidates } = await lab.getState().complete('git switch fea', 14);
    expect(candidates.map(({ insert }) => insert)).toEqual(['feature/tune']);
  });

  it('is whole after Ctrl-C in the middle of commits', async () => {
    const { type, lab } = await aLab();
    await type(`${IDENTITY} && git init -b main && git add . && git commit -qm First`);
    const running = type('while true; do echo x >> loop.txt; git add loop.txt; git commit -qm again; done');
    await new Promise<void>((resolve) => {
      const unsubscribe = lab.subscribe((state) => {
        if (state.running === null) return;
        unsubscribe();
        resolve();
      });
    });
    lab.getState().interrupt();
    expect((await running).exitCode).toBe(130);
    expect(await type('git fsck --strict')).toMatchObject({ exitCode: 0 });
    expect((await type('git status --short | grep -v loop.txt | wc -l')).printed.trim()).toBe('0');
  });
});

describe('the other tools', () => {
  it('dvc tracks a file, git the pointer to it', async () => {
    const { type, workspace } = await aLab();
    await type(`${IDENTITY} && git init -b main && mkdir raw && cp data/sales.csv raw/`);
    expect((await type('dvc init -q && dvc add raw/sales.csv')).exitCode).toBe(0);
    const paths = Object.keys(workspace.getState().files);
    expect(paths).toContain('raw/sales.csv.dvc');
    expect(paths.some((path) => path.startsWith('.dvc/cache/files/md5/'))).toBe(true);
  });

  it('curl reaches the tracking server, and what it makes is a file of the project', async () => {
    const { type, workspace } = await aLab();
    const made = await type(
      `curl -s -X POST -H 'Content-Type: application/json' -d '{"name":"prices"}' localhost:5000/api/2.0/mlflow/experiments/create | jq -r .experiment_id`,
    );
    expect(made.printed.trim()).toMatch(/^\d+$/);
    expect((await type('mlflow experiments search')).printed).toContain('prices');
    expect(Object.keys(workspace.getState().files).some((path) => path.startsWith('mlruns/'))).toBe(true);
  });
});

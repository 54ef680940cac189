import { describe, expect, it } from 'vitest';
import { labPathOf, workspacePathOf } from './lab-layout';

describe('where things lie in the lab', () => {
  it('keeps the project, the home and the servers, each under a path of the workspace', () => {
    for (const [path, kept] of [
      ['/workspace/src/train.ts', 'src/train.ts'],
      ['/workspace/.git/HEAD', '.git/HEAD'],
      ['/home/learner/.gitconfig', '.lab/home/learner/.gitconfig'],
      ['/srv/git/team.git/HEAD', '.lab/srv/git/team.git/HEAD'],
    ] as const) {
      expect(workspacePathOf(path)).toBe(kept);
      expect(labPathOf(kept)).toBe(path);
    }
  });

  it('keeps nothing of the rest, nor what would stand where the outside is kept', () => {
    for (const path of [
      '/tmp/x',
      '/dev/null',
      '/',
      '/workspace',
      '/home/learner',
      '/srv',
      '/workspace/.lab/x',
    ])
      expect(workspacePathOf(path)).toBeNull();
    expect(workspacePathOf('/workspace/.labels')).toBe('.labels');
  });
});

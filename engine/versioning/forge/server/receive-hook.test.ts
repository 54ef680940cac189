import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forgeScene } from '../testing/forge-scene';
import { branchTip } from './server-repository';

const PROTECTED = { protected: { main: { requirePullRequest: true, requiredReviews: 1 } } };
const declined = (
  lines: string,
  row: string,
) => `remote: error: GH006: Protected branch update failed for refs/heads/main.        
${lines}To https://github.com/ada-lovelace/prices.git
 ! [remote rejected] ${row} (protected branch hook declined)
error: failed to push some refs to 'https://github.com/ada-lovelace/prices.git'
[1]
`;

describe('a push to the simulated GitHub', () => {
  it('is refused on a protected branch, in its words', async () => {
    const scene = await forgeScene(PROTECTED);
    expect(await scene.run('echo x >> README.md; git commit -qam "Say more"; git push')).toBe(
      declined('remote: \nremote: - Changes must be made through a pull request.        \n', 'main -> main'),
    );
    await scene.run('git commit -q --amend -m "Start anew"; git reset -q --hard HEAD~0');
    expect(
      await scene.run(
        'git checkout -q --orphan other && git commit -qm Other; git push -f origin other:main',
      ),
    ).toBe(
      declined(
        'remote: \nremote: - Cannot force-push to this branch        \nremote: \nremote: - Changes must be made through a pull request.        \n',
        'other -> main',
      ),
    );
  });

  it('names the checks that a branch requires', async () => {
    const one = await forgeScene({ protected: { main: { requiredChecks: ['build'] } } });
    expect(await one.run('git commit -q --allow-empty -m "Say more"; git push')).toContain(
      'remote: - Required status check "build" is expected.        \n',
    );
    const two = await forgeScene({ protected: { 'm*': { requiredChecks: ['build', 'test'] } } });
    expect(await two.run('git commit -q --allow-empty -m "Say more"; git push')).toContain(
      'remote: - 2 of 2 required status checks are expected.        \n',
    );
  });

  it('offers a pull request for a new branch, once', async () => {
    const scene = await forgeScene(PROTECTED);
    expect(
      await scene.run('git switch -qc fix && git commit -q --allow-empty -m "Say more"; git push origin fix'),
    ).toBe(`remote: 
remote: Create a pull request for 'fix' on GitHub by visiting:        
remote:      https://github.com/ada-lovelace/prices/pull/new/fix        
remote: 
To https://github.com/ada-lovelace/prices.git
 * [new branch]      fix -> fix
`);
    expect(await scene.run('git commit -q --allow-empty -m "And more"; git push origin fix')).not.toContain(
      'remote:',
    );
    expect(await scene.run('git push origin HEAD:refs/pull/1/head')).toContain(
      '! [remote rejected] HEAD -> refs/pull/1/head (deny updating a hidden ref)',
    );
  });

  it('never moves a protected branch, whatever is tried', async () => {
    const attempt = fc.constantFrom(
      'git push origin main',
      'git push -f origin main',
      'git push origin +fix:main',
      'git push origin fix:main',
      'git push --force-with-lease origin main',
      'git push --all origin',
      'git push --mirror origin',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(attempt, { minLength: 1, maxLength: 4 }), async (attempts) => {
        const scene = await forgeScene(PROTECTED);
        const before = branchTip(await scene.server(), 'main');
        await scene.run('git commit -q --amend -m "Start anew"; git switch -qc fix', ...attempts);
        expect(branchTip(await scene.server(), 'main')).toBe(before);
      }),
      { numRuns: 15 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../core/clock';
import { FileSystem } from '../../core/file-system';
import { gh } from '../../shell/registry-ci';
import { openTestShell } from '../../shell/testing/open-test-shell';
import { git } from '../../versioning/git/git';

const CI = `name: CI
on: [push, pull_request, workflow_dispatch]
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: |
          git log --oneline -1
          grep -c x data.txt | tee count.txt
          echo "rows=$(cat count.txt)" >> "$GITHUB_OUTPUT"
        id: count
      - run: echo "There are \${{ steps.count.outputs.rows }} rows" >> $GITHUB_STEP_SUMMARY
  gate:
    needs: test
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: test -f ready || { echo "::error file=data.txt,line=1::Not ready"; exit 1; }
`;

/** A project on the simulated GitHub, worked on in the lab's own shell. */
async function scene() {
  const clock = new ManualClock(Date.UTC(2026, 2, 2, 9));
  const fs = new FileSystem(clock);
  const { run } = openTestShell(
    { '.github/workflows/ci.yml': CI, 'data.txt': 'x\ny\nx\n' },
    { fs, clock, programs: { git, gh }, columns: () => 120 },
  );
  const say = async (...lines: readonly string[]) => {
    let text = '';
    for (const line of lines) {
      clock.advance(60_000);
      const { stdout, stderr, exitCode } = await run(line);
      text += stdout + stderr + (exitCode === 0 ? '' : `[${exitCode}]\n`);
    }
    return text;
  };
  await say(
    'git config --global user.name "Ada Lovelace"; git config --global user.email ada@example.com',
    'git init -q -b main && git add -A && git commit -qm "Start the project"',
    'gh repo create prices --public --source=. --push',
  );
  return { say, fs };
}

describe('gh run and gh workflow in the lab', () => {
  it('run what was pushed, really, and show how it went', async () => {
    const { say } = await scene();
    const watched = await say('gh run watch --exit-status');
    expect(watched).toMatch(/X Run CI \(\d+\) completed with 'failure'\n\[1\]\n$/);
    expect(watched).toMatch(/✓ test in \d+s \(ID \d+\)\n {2}✓ Set up job\n {2}✓ Run actions\/checkout@v4/);
    const [id] = /\d{10,}/.exec(watched)!;
    const log = await say(`gh run view ${id} --log`);
    expect(log).toMatch(
      /test\tRun git log --oneline -1\t2026-03-02T09:\d\d:\d\d\.\d{7}Z \w{7} Start the project/,
    );
    expect(await say(`gh run view ${id} --log-failed`)).toContain('##[error]Not ready');
    const view = await say(`gh run view ${id}`);
    expect(view).toContain(`X main CI · ${id}`);
    expect(view).toContain('X Not ready\ngate: data.txt#1');
    expect(view).toContain(`To see what failed, try: gh run view ${id} --log-failed`);
    expect(await say('gh run list')).toMatch(
      /^STATUS {2}TITLE .*\nX +Start the project {2}CI +main +push +\d+/,
    );
    expect(await say('gh run list | cat')).toMatch(
      /^completed\tfailure\tStart the project\tCI\tmain\tpush\t\d+\t\d+s\t2026-03-02T/,
    );
  });

  it('report checks on pull requests, whose merge commit is what is tested', async () => {
    const { say } = await scene();
    await say(
      'gh run watch',
      'git switch -qc ready && touch ready && git add -A && git commit -qm "Be ready" && git push -qu origin ready',
      'gh pr create --fill',
    );
    const watched = await say('gh run watch');
    expect(watched).toContain("completed with 'success'");
    const checks = await say('gh pr checks');
    expect(checks).toContain('All checks were successful');
    expect(checks).toMatch(/✓ +(CI\/)?test/);
    expect(await say('gh run list --event pull_request')).toContain('Be ready');
    expect(
      await say('gh run list --event pull_request --json databaseId,status,conclusion,headBranch'),
    ).toMatch(
      /^\[\{"databaseId":\d+,"status":"completed","conclusion":"success","headBranch":"ready"\}\]\n$/,
    );
  });

  it('start a workflow by hand, run it again, and say what cannot be done', async () => {
    const { say } = await scene();
    await say('gh run watch');
    expect(await say('gh workflow list')).toMatch(/^NAME {2}STATE +ID\nCI +active +\d+\n$/);
    expect(await say('gh workflow run ci.yml')).toBe(
      '✓ Created workflow_dispatch event for ci.yml at main\n\nTo see runs for this workflow, try: gh run list --workflow=ci.yml\n',
    );
    expect(await say('gh workflow run ci.yml -f x=1')).toContain(
      'HTTP 422: Unexpected inputs provided: ["x"]',
    );
    expect(await say('gh workflow run nope.yml')).toBe('could not find any workflows named nope.yml\n[1]\n');
    await say('gh run watch');
    const id = /\d{10,}/.exec(await say('gh run list --event workflow_dispatch'))![0];
    expect(await say(`gh run cancel ${id}`)).toBe('Cannot cancel a workflow run that is completed\n[1]\n');
    expect(await say(`gh run rerun ${id} --failed`)).toBe(`✓ Requested rerun (failed jobs) of run ${id}\n`);
    expect(await say(`gh run cancel ${id}`)).toBe('✓ Request to cancel workflow submitted.\n');
    expect(await say('gh run view 1')).toContain('failed to get run: HTTP 404: Not Found');
    expect(await say('gh workflow view ci.yml')).toContain('Total runs 2');
  });

  it("H7: a fork bomb, a recursion and a loop that only waits are stopped by the lab's own shell", async () => {
    const { say, fs } = await scene();
    const bad = (id: string, script: string) =>
      `  ${id}:\n    runs-on: x\n    timeout-minutes: 5\n    steps:\n      - run: '${script}'\n`;
    fs.write(
      '/workspace/.github/workflows/ci.yml',
      `on: push\njobs:\n${bad('bomb', ':(){ :|:& };:')}${bad('rec', 'f() { f; }; f')}${bad('wait', 'while true; do sleep 60; done')}`,
    );
    const watched = await say('git commit -qam Bad; git push -q', 'gh run watch --compact');
    expect(watched).toMatch(/X bomb in \ds/);
    expect(watched).toMatch(/X rec in \ds/);
    expect(watched).toMatch(/- wait in 5m0s/);
  });

  it('set up environments and dispatch events by gh api', async () => {
    const { say, fs } = await scene();
    expect(
      await say(
        "gh api -X PUT repos/{owner}/{repo}/environments/production -F wait_timer=5 -f 'reviewers[][type]=User' -f 'reviewers[][login]=ada-lovelace' | cat",
      ),
    ).toBe(
      '{"name":"production","protection_rules":[{"type":"wait_timer","wait_timer":5},{"type":"required_reviewers","prevent_self_review":false,"reviewers":[{"type":"User","reviewer":{"login":"ada-lovelace"}}]}]}\n',
    );
    fs.write(
      '/workspace/.github/workflows/ci.yml',
      'on: { repository_dispatch: { types: [retrain] } }\njobs:\n  a:\n    runs-on: x\n    environment: production\n    steps:\n      - run: echo rows ${{ github.event.client_payload.rows }}\n',
    );
    await say('git commit -qam Wait; git push -q');
    await say("gh api repos/{owner}/{repo}/dispatches -f event_type=retrain -F 'client_payload[rows]=7'");
    expect(await say('gh run watch')).toContain('waits for a review: gh run review');
    expect(await say('gh run review --approve')).toMatch(
      /^✓ Approved the deployment to production of run \d+\n$/,
    );
    expect(await say('gh run watch')).toContain("completed with 'success'");
    expect(
      await say(
        'gh run view --log $(gh run list --json databaseId | tr -dc "0-9," | cut -d, -f1) | grep rows',
      ),
    ).toContain('rows 7');
  });

  it('keep secrets sealed, and show their names alone', async () => {
    const { say, fs } = await scene();
    expect(await say('gh secret set TOKEN --body hunter2hunter2')).toBe(
      '✓ Set Actions secret TOKEN for ada-lovelace/prices\n',
    );
    expect(await say('gh secret list')).toBe('NAME\nTOKEN\n');
    for (const path of fs.filesBelow('/srv')) expect(fs.readText(path)).not.toContain('hunter2');
    expect(await say('gh variable set WHERE -b staging; gh variable get where')).toContain('\nstaging\n');
    expect(await say('gh secret set GITHUB_X -b 1')).toContain('GITHUB_ is reserved');
  });
});

import { beginProject } from '../support/studio';
import { TerminalPage } from '../support/terminal';
import { expect, test } from '../support/test';

test.describe.configure({ timeout: 300_000 });

const WHO = 'git config --global user.name "Ada Lovelace"; git config --global user.email ada@example.com';
const WORKFLOW = `name: CI
on: push
jobs:
  measure:
    runs-on: ubuntu-latest
    outputs: { rows: "\${{ steps.count.outputs.rows }}" }
    steps:
      - uses: actions/checkout@v4
      - { id: count, run: node src/count.mjs }
      - uses: actions/github-script@v7
        with:
          script: |
            core.notice("counted by " + context.workflow);
            core.setOutput("sha", context.sha.length);
  gate:
    needs: measure
    runs-on: ubuntu-latest
    steps:
      - run: test "\${{ needs.measure.outputs.rows }}" = 3
`;
const COUNT = `import { appendFileSync } from "node:fs";
appendFileSync(process.env.GITHUB_OUTPUT, "rows=" + [1, 2, 3].length + "\\n");
console.log("counted in the sandbox");
`;

test('a push runs the workflow of the commit, programs of the sandbox among it, and the terminal shows it', async ({
  page,
}) => {
  await beginProject(page);
  const terminal = new TerminalPage(page);
  await terminal.open();
  const run = (line: string) => terminal.run(line, 120_000);
  await run(`mkdir -p .github/workflows src; echo ${btoa(WORKFLOW)} | base64 -d > .github/workflows/ci.yml`);
  await run(`echo ${btoa(COUNT)} | base64 -d > src/count.mjs`);
  await run(`${WHO}; git init -qb main; git add -A; git commit -qm "Start the project"`);
  await run('gh repo create prices --private --source=. --push');
  expect(await run('gh run watch --exit-status | tail -1')).toMatch(
    /completed with 'success'|already completed/,
  );
  const log = await run(
    'gh run view --log $(gh run list --json databaseId | tr -dc 0-9) | grep counted | cut -f3',
  );
  expect(log).toContain('counted in the sandbox');
  expect(log).toContain('##[notice]counted by CI');
});

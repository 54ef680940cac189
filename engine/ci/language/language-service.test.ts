import { describe, expect, it } from 'vitest';
import { complete, diagnose, hover } from './language-service';

const GOOD = `name: CI
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: echo \${{ secrets.TOKEN }}
`;

describe('the language service of workflows', () => {
  it('finds nothing wrong where nothing is', async () => {
    expect(await diagnose(GOOD)).toEqual([]);
  });

  it('says what is wrong, where, in the words of GitHub', async () => {
    const [first] = await diagnose(GOOD.replace('- run', '- rn'));
    expect(first).toMatchObject({
      severity: 'error',
      message: "Unexpected value 'rn'",
      from: { line: 8, column: 9 },
    });
  });

  it('knows the secrets that there are', async () => {
    expect(await diagnose(GOOD, { secrets: ['TOKEN'], variables: [] })).toEqual([]);
    const [unknown] = await diagnose(GOOD, { secrets: ['OTHER'], variables: [] });
    expect(unknown).toMatchObject({ severity: 'warning', message: 'Context access might be invalid: TOKEN' });
  });

  it('completes keys and expressions', async () => {
    const at = GOOD.indexOf('runs-on');
    const labels = (await complete(GOOD.slice(0, at), at)).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['runs-on', 'needs', 'strategy', 'steps']));
    const text = GOOD.replace('secrets.TOKEN', 'github.');
    const inExpression = await complete(text, text.indexOf('github.') + 'github.'.length);
    expect(inExpression.map(({ label }) => label)).toEqual(expect.arrayContaining(['sha', 'ref', 'actor']));
  });

  it('says what a key means', async () => {
    const found = await hover(GOOD, GOOD.indexOf('runs-on') + 2);
    expect(found?.markdown).toContain('runner');
  });

  it('refuses what is too large to be read', async () => {
    expect((await diagnose(`on: ${'['.repeat(5_000)}`))[0]?.message).toContain('levels');
  });

  it('knows the inputs of the actions that the lab has', async () => {
    const wrong = GOOD.replace('actions/checkout@v4', 'actions/checkout@v4\n        with: { nope: 1 }');
    expect((await diagnose(wrong)).map(({ message }) => message).join()).toContain('nope');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Lab } from '../testing/lab';
import { parseIni, writeIni } from './ini';

async function project(): Promise<Lab> {
  const lab = new Lab('/p');
  await lab.dvc('init', '-q');
  return lab;
}

describe('an INI file', () => {
  test('gives back what was written', () => {
    const word = fc
      .stringMatching(/^[a-z][a-z0-9_ "#,=.:/-]{0,12}[a-z0-9]$/)
      .filter((text) => !text.includes('"'));
    const key = fc.stringMatching(/^[a-z_]{1,8}$/);
    const file = fc
      .array(fc.tuple(word, fc.array(fc.tuple(key, word), { maxLength: 4 })), { maxLength: 4 })
      .map((sections) => new Map(sections.map(([name, options]) => [name, new Map(options)])));
    fc.assert(
      fc.property(file, (sections) => {
        expect(parseIni(writeIni(sections))).toEqual({ file: sections });
      }),
    );
  });
});

describe('dvc remote and dvc config', () => {
  test('keep sections and remotes as real DVC writes them', async () => {
    const lab = await project();
    await lab.dvc('remote', 'add', 'Store', '../store');
    await lab.dvc('config', 'core.autostage', 'true');
    await lab.dvc('config', 'cache.type', 'copy');
    await lab.dvc('remote', 'default', 'store');
    await lab.dvc('remote', 'modify', 'store', 'region', 'eu, west');
    expect(lab.read('.dvc/config')).toBe(
      `[core]\n    autostage = true\n    remote = store\n[cache]\n    type = copy\n['remote "store"']\n    url = ../../store\n    region = "eu, west"\n`,
    );
    expect((await lab.dvc('remote', 'list')).stdout).toBe('store   /store  (default)\n');
    expect((await lab.dvc('config', 'remote.store.url')).stdout).toBe('../../store\n');
    expect((await lab.dvc('config', '-l')).stdout).toBe(
      'remote.store.url=../../store\nremote.store.region=eu, west\ncore.autostage=true\ncore.remote=store\ncache.type=copy\n',
    );
    expect((await lab.dvc('remote', 'default')).stdout).toBe('store\n');
  });

  test('keep local settings apart, and prefer them', async () => {
    const lab = await project();
    await lab.dvc('config', 'core.remote', 'a');
    await lab.dvc('config', '--local', 'core.remote', 'b');
    expect([lab.read('.dvc/config.local'), (await lab.dvc('config', 'core.remote')).stdout]).toEqual([
      '[core]\n    remote = b\n',
      'b\n',
    ]);
    expect((await lab.dvc('config', '--show-origin', '-l')).stdout).toBe(
      '.dvc/config\tcore.remote=a\n.dvc/config.local\tcore.remote=b\n',
    );
    await lab.dvc('config', '--local', '-u', 'core.remote');
    expect((await lab.dvc('config', 'core.remote')).stdout).toBe('a\n');
  });

  test('rename and remove', async () => {
    const lab = await project();
    await lab.dvc('remote', 'add', '-d', 'a', '/a');
    await lab.dvc('remote', 'rename', 'a', 'b');
    expect((await lab.dvc('remote', 'list')).stdout).toBe('b       /a      (default)\n');
    await lab.dvc('remote', 'remove', 'b');
    expect(lab.read('.dvc/config')).toBe('');
    expect(await lab.dvc('remote', 'default')).toMatchObject({
      exitCode: 1,
      stdout: 'No default remote set\n',
    });
  });

  test.each([
    [
      ['remote', 'add', 'a', '/b'],
      251,
      "configuration error - config file error: remote 'a' already exists. Use `-f|--force` to overwrite it.",
    ],
    [['remote', 'remove', 'x'], 251, "configuration error - config file error: remote 'x' doesn't exist."],
    [
      ['remote', 'default', 'x'],
      251,
      'configuration error - config file error: default remote must be present in remote list.',
    ],
    [
      ['config', 'core.nope', '1'],
      251,
      "configuration error - config file error: extra keys not allowed @ data['core']['nope']",
    ],
    [
      ['config', '-u', 'core.remote'],
      251,
      "configuration error - config file error: section 'core' doesn't exist",
    ],
    [
      ['config', '--global', 'core.remote', 'a'],
      251,
      'configuration error - config file error: the lab has no global settings: use --project or --local',
    ],
    [['config'], 1, 'name argument is required'],
    [
      ['config', 'nodot'],
      254,
      'argument name: name argument should look like remote.name.option or db.name.option or section.option',
    ],
  ])('refuse %j', async (args, exitCode, message) => {
    const lab = await project();
    await lab.dvc('remote', 'add', 'a', '/a');
    expect(await lab.dvc(...args)).toMatchObject({
      exitCode,
      stderr: expect.stringContaining(`ERROR: ${message}\n`),
    });
  });

  test('say which line of a damaged file is none', async () => {
    const lab = await project();
    lab.write({ '.dvc/config': '[core]\nremote\n' });
    expect(await lab.dvc('remote', 'list')).toMatchObject({
      exitCode: 251,
      stderr: expect.stringContaining('line 2 is neither'),
    });
  });

  test('let the cache lie elsewhere', async () => {
    const lab = await project();
    await lab.dvc('config', 'cache.dir', '/shared');
    lab.write({ 'a.csv': 'a' });
    await lab.dvc('add', '-q', 'a.csv');
    expect(lab.fs.filesBelow('/shared/files/md5').length).toBe(1);
  });
});

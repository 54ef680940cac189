import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { openTestShell } from '../../../shell/testing/open-test-shell';
import { oncall } from './oncall';

vi.setConfig({ testTimeout: 90_000 });

const open = (log?: string) =>
  openTestShell(
    {
      'data/ames_housing.csv': readFileSync('public/data/ames_housing.csv', 'utf8'),
      'on-call/shift.yaml':
        'service: homestead\ntable: data/ames_housing.csv\nseed: terminal\nhours: 48\nincidents: { count: 1, from: 9, until: 12, among: [dns-failure] }\n',
      ...(log !== undefined && { 'on-call/log.json': log }),
    },
    { programs: { oncall } },
  );

describe('oncall', () => {
  it('plays a shift to its end, by a log that says all of it', async () => {
    const { run, output, fs } = open();
    expect(await output('oncall pass')).toMatch(/DnsFailures\/1\s+page\s+firing/);
    expect(await output('oncall take DnsFailures/1')).toMatch(/DnsFailures\/1\s+page\s+taken/);
    expect(await output('oncall act restart-dns')).toContain('Under way:\n  Restart DNS, done 2007-07-02');
    await run('oncall note the resolver is well again');
    expect(await output('oncall pass 48')).toContain('2007-07-04 00:00, the shift is over\nNothing fires.');
    expect(await output('oncall timeline')).toMatch(/Restart DNS: Done\.[\s\S]*DNS fails: it harms nobody/);
    const log = JSON.parse(fs.readText('/workspace/on-call/log.json'));
    expect(log).toMatchObject({
      seed: 'terminal',
      until: 48,
      entries: [{ do: 'acknowledge' }, { act: 'restart-dns' }, { do: 'note' }],
    });
    await run('oncall undo');
    expect(JSON.parse(fs.readText('/workspace/on-call/log.json')).entries).toHaveLength(2);
    expect(await output('oncall restart')).toContain('48 h left');
  });

  it.each([
    ['oncall', 0, 'usage: oncall <command>'],
    ['oncall dance', 2, 'there is no command "dance"'],
    ['oncall acts', 0, 'contact-upstream       5 h  Contact the team upstream'],
    ['oncall take', 1, 'Name a page'],
    ['oncall take Nothing/1', 1, 'There is no page Nothing/1'],
    ['oncall act pray', 1, 'There is no act pray'],
    ['oncall pass many', 1, 'many is no number of hours'],
  ])('%s', async (line, exitCode, text) => {
    const ran = await open().run(line);
    expect([ran.exitCode, ran.stdout + ran.stderr]).toEqual([exitCode, expect.stringContaining(text)]);
  });

  it('says what is wrong with the log', async () => {
    const ran = await open('{').run('oncall status');
    expect(ran).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('on-call/log.json is no log') });
  });
});

import { describe, expect, it } from 'vitest';
import { signedUp } from '../testing/cloud-shell';
import { cloudOverview, type OverviewInput } from './overview';

const INPUT: OverviewInput = { month: null, cut: 'service', isForecast: false };
const HOUR = 3_600_000;

describe('what the panel of the clouds shows', () => {
  const open = async () => {
    const shell = await signedUp();
    await shell.run('aws eks create-cluster --name prod');
    await shell.run(
      'aws eks create-nodegroup --cluster-name prod --nodegroup-name web --instance-types m5.large --tags team=ml',
    );
    await shell.run('aws elbv2 create-load-balancer --name front');
    shell.clock.advance(10 * HOUR);
    const view = (more: Partial<OverviewInput> = {}) => cloudOverview(shell, { ...INPUT, ...more }, []);
    return { ...shell, view };
  };

  it('is what stands, and what it costs an hour', async () => {
    const { resources, accounts } = (await open()).view();
    expect(resources.map(({ label, hourMicro, up }) => [label, hourMicro, up])).toEqual([
      ['prod', 100_000, 0],
      ['prod/web', 192_000, 2],
      ['front', null, 0],
    ]);
    expect(accounts.map(({ name, keys }) => [name, keys.map(({ isInUse }) => isInUse)])).toEqual([
      ['on-aws', [true]],
      ['on-gcp', [true]],
      ['on-azure', [true]],
    ]);
  });

  it('is the bill, so far and as it will end, whose parts sum by part and by day', async () => {
    const { view } = await open();
    const { bill, soFarMicro } = view();
    expect(bill.micro).toBe(2_920_000);
    expect(soFarMicro).toBe(2_920_000);
    expect(bill.parts.map(({ name, micro }) => [name, micro])).toEqual([
      ['Amazon EC2', 1_920_000],
      ['Amazon EKS', 1_000_000],
    ]);
    expect(bill.parts[0]?.lines).toMatchObject([{ resource: 'prod/web', used: '20 h' }]);
    expect(bill.basis).toMatchObject({
      words: 'list price, no discounts or tax',
      unpriced: [{ what: 'a load balancer on AWS in us-east-1', resources: ['front'] }],
    });
    const whole = view({ isForecast: true, cut: 'tag:team' });
    expect(whole.bill.micro).toBe(whole.forecastMicro);
    expect(whole.bill.parts.map(({ name }) => name)).toEqual(['ml', '(untagged)']);
    for (const { daily, micro } of whole.bill.parts)
      expect(Math.abs(daily.reduce((sum, day) => sum + day, 0) - micro)).toBeLessThan(daily.length);
  });

  it('keeps earlier months, and compares what this one comes to', async () => {
    const { view, clock } = await open();
    clock.advance(40 * 24 * HOUR);
    expect(view().months).toEqual(['2026-02', '2026-01']);
    expect(view({ month: '2026-01', isForecast: true }).bill.days.at(-1)).toBe('2026-01-31');
    const { compared } = view();
    expect(compared.map(({ provider, parts, missing }) => [provider, parts.length, missing.length])).toEqual([
      ['aws', 2, 1],
      ['gcp', 2, 1],
      ['azure', 2, 1],
    ]);
  });

  it('has the minutes of hosted runners on the bill', async () => {
    const { clock } = await open();
    const shell = await open();
    const job = {
      repository: 'sam/price',
      isPublic: false,
      workflow: 'CI',
      runsOn: 'ubuntu-latest',
      startedAt: clock.now(),
      completedAt: clock.now() + 90_000,
    };
    const { bill, compared } = cloudOverview(shell, { ...INPUT, cut: 'provider' }, [job]);
    expect(bill.parts.find(({ name }) => name === 'github')).toMatchObject({
      micro: 12_000,
      lines: [{ resource: 'sam/price · CI', used: '2 min' }],
    });
    expect(compared.flatMap(({ parts }) => parts.map(({ name }) => name))).not.toContain('Other');
  });
});

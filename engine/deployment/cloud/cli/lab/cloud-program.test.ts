import { describe, expect, it } from 'vitest';
import { cloudShell, signedUp } from '../../testing/cloud-shell';

const DAY = 86_400_000;

describe('keys', () => {
  const withKey = async (scopes: string, more = '') => {
    const shell = cloudShell();
    await shell.run('cloud sign-up aws --name production');
    const made = await shell.output(`cloud key create -a production -n ci -s ${scopes} --use ${more}`);
    return { ...shell, value: /value +(\S+)/.exec(made)![1]! };
  };

  it.each([
    ['storage:read', 's3 ls', 's3 mb s3://b'],
    ['storage:write', 's3 mb s3://b', 'eks list-clusters'],
    ['compute:write', 'eks create-cluster --name c', 's3 ls'],
    [
      'compute:write storage:write',
      's3 mb s3://b',
      'ce get-cost-and-usage --time-period Start=2026-01-01,End=2026-02-01 --granularity MONTHLY --metrics UnblendedCost',
    ],
    [
      'admin',
      'ce get-cost-and-usage --time-period Start=2026-01-01,End=2026-02-01 --granularity MONTHLY --metrics UnblendedCost',
      'lambda',
    ],
  ])('with %s may %s, and may not %s', async (scopes, allowed, refused) => {
    const { run } = await withKey(scopes);
    expect((await run(`aws ${allowed}`)).exitCode).toBe(0);
    expect((await run(`aws ${refused}`)).exitCode).toBeGreaterThan(250);
  });

  it('are refused with whose they are, what they lack, and what would do', async () => {
    const { run } = await withKey('storage:read');
    expect((await run('aws eks create-cluster --name c')).stderr).toMatch(
      /\(AccessDeniedException\) when calling the CreateCluster operation: User: arn:aws:iam::\d{12}:user\/ci is not authorized to perform: eks:CreateCluster .*it takes compute:write or admin/,
    );
  });

  it('end at their day, and when they are revoked', async () => {
    const { run, clock } = await withKey('compute:write', '--days 30');
    clock.advance(30 * DAY - 1);
    expect((await run('aws eks list-clusters')).exitCode).toBe(0);
    clock.advance(1);
    expect((await run('aws eks list-clusters')).stderr).toContain('(ExpiredTokenException)');
    const other = await withKey('compute:write');
    await other.run('cloud key revoke ci -a production');
    expect((await other.run('aws eks list-clusters')).stderr).toContain('(UnrecognizedClientException)');
    expect((await other.run('cloud key revoke ci -a production')).stderr).toContain('was revoked already');
  });

  it('are of one cloud, can be given by the environment, and are kept as a hash only', async () => {
    const { run, value, fs } = await withKey('admin');
    expect((await run(`CLOUD_KEY=${value} gcloud projects list`)).stderr).toContain('invalid_grant');
    await run('rm -r ~/.aws/credentials');
    expect((await run(`CLOUD_KEY=${value} aws eks list-clusters`)).exitCode).toBe(0);
    expect(fs.readText('/srv/cloud/events.jsonl')).not.toContain(value);
  });

  it('have scopes that there are, and a name', async () => {
    const { run } = await withKey('admin');
    const make = 'cloud key create -a production';
    expect((await run(`${make} -n x -s everything`)).stderr).toContain(
      'There is no scope everything. There are: storage:read',
    );
    expect((await run(`${make} -n "a b" -s admin`)).stderr).toContain('is no name for a key');
    expect((await run(`${make} -n ci -s admin`)).stderr).toContain('has a key ci already');
    expect((await run(`${make} -n x -s admin --days 0.5`)).stderr).toContain('0.5 days');
    expect((await run('cloud key create -a nobody -n x -s admin')).stderr).toContain(
      'There are: production.',
    );
  });
});

describe('cloud', () => {
  it('signs up once under a name', async () => {
    const { run } = cloudShell();
    expect((await run('cloud sign-up aws --name production')).stdout).toMatch(
      /^Opened the AWS account production \(\d{12}\)\./,
    );
    expect((await run('cloud sign-up gcp --name production')).stderr).toContain(
      'an account production already',
    );
    expect((await run('cloud sign-up ibm --name other')).exitCode).toBe(2);
    expect((await run('cloud sign-up aws --name A')).stderr).toContain('is no name for an account');
    expect((await run('cloud frob')).stderr).toContain('There are:\n  cloud sign-up\n');
  });

  it('bills at the prices of the project, and says where a price list is wrong', async () => {
    const { run, output, clock, fs } = await signedUp();
    await run('aws eks create-cluster --name prod');
    clock.advance(10 * 3_600_000);
    expect(await output('cloud bill')).toContain('TOTAL       $1.0000\n');
    await run('cloud prices --edit');
    await run('sed -i \'s/"usd":0.1,/"usd":0.2,/\' cloud/prices.json');
    expect(await output('cloud bill')).toContain('TOTAL       $2.0000\n');
    expect((await run('cloud prices --edit')).stderr).toContain('There is cloud/prices.json already');
    fs.write('/workspace/cloud/prices.json', '[{}]');
    expect((await run('cloud bill')).stderr).toBe(
      'cloud: cloud/prices.json, row 1 (line 1): provider is missing.\n',
    );
    expect(
      (await run('aws ce get-cost-forecast --time-period Start=2026-01-03,End=2026-01-04')).exitCode,
    ).toBe(255);
  });

  it('compares the clouds and warns by budgets', async () => {
    const { run, output } = await signedUp();
    await run('aws eks create-cluster --name prod');
    await run('aws eks create-nodegroup --cluster-name prod --nodegroup-name web --instance-types m5.large');
    const compared = await output('cloud compare');
    expect(compared).toMatch(/AWS +\$\d+\.\d\d\nGoogle Cloud +\$\d+\.\d\d\nAzure +\$\d+\.\d\d\n/);
    expect(compared).toContain('Google Cloud: m5.large → e2-standard-2\n');
    await run('cloud budget set month --usd 100 --at 50 100');
    expect(await output('cloud budget list')).toMatch(
      /month +all +\$0\.00 +\$\d+\.\d\d +\$100\.00 +50 % expected on 2026-01-\d\d, 100 % expected on 2026-01-\d\d\n/,
    );
    expect(await output('cloud budget remove month', 'cloud budget remove month')).toContain(
      'There is no budget month.',
    );
    expect((await run('cloud bill --by moon')).stderr).toContain('--by: moon is none of provider, account');
    expect((await run('cloud bill --month 2026-13')).stderr).toContain('2026-13 is no month');
  });

  it('tells of a record that was broken by hand, and where', async () => {
    const { run, fs } = await signedUp();
    fs.write('/srv/cloud/events.jsonl', `${fs.readText('/srv/cloud/events.jsonl')}{"type":"paid"}\n`);
    expect((await run('cloud bill')).stderr).toMatch(
      /^cloud: \.lab\/srv\/cloud\/events\.jsonl, line 7: type: /,
    );
  });
});

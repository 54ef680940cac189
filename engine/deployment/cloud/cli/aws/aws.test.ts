import { describe, expect, it } from 'vitest';
import { cloudShell, signedUp } from '../../testing/cloud-shell';

const HOUR = 3_600_000;
const CLUSTER = 'aws eks create-cluster --name prod --tags team=ml';
const POOL =
  'aws eks create-nodegroup --cluster-name prod --nodegroup-name web --instance-types m5.large --scaling-config minSize=1,maxSize=5,desiredSize=3';

describe('aws eks', () => {
  it('makes, resizes and deletes a cluster, which is billed for as long as it stands', async () => {
    const { output, run, clock } = await signedUp();
    expect(JSON.parse(await output(CLUSTER)).cluster).toMatchObject({
      name: 'prod',
      status: 'ACTIVE',
      tags: { team: 'ml' },
    });
    expect(JSON.parse(await output(POOL)).nodegroup).toMatchObject({
      capacityType: 'ON_DEMAND',
      scalingConfig: { minSize: 1, maxSize: 5, desiredSize: 3 },
    });
    clock.advance(2 * HOUR);
    const scale = 'aws eks update-nodegroup-config --cluster-name prod --nodegroup-name web --scaling-config';
    expect((await run(`${scale} desiredSize=6`)).stderr).toContain(
      '(InvalidParameterException) when calling the UpdateNodegroupConfig',
    );
    await run(`${scale} desiredSize=1`);
    clock.advance(HOUR);
    expect((await run('aws eks delete-cluster --name prod')).stderr).toBe(
      '\nAn error occurred (ResourceInUseException) when calling the DeleteCluster operation: Cluster has nodegroups attached\n',
    );
    await run('aws eks delete-nodegroup --cluster-name prod --nodegroup-name web');
    await run('aws eks delete-cluster --name prod');
    clock.advance(HOUR);
    expect(await output('aws eks list-clusters --query "length(clusters)"')).toBe('0\n');
    // Three hours of a control plane, 3 + 3 + 1 machine-hours.
    expect(await output('cloud bill --by service')).toMatch(
      /Amazon EC2 +\$0\.6720\nAmazon EKS +\$0\.3000\nTOTAL +\$0\.9720\n/,
    );
  });

  it('draws the tables of awscli', async () => {
    const { output, run } = await signedUp();
    await run(CLUSTER);
    expect(await output('aws eks list-clusters --output table')).toBe(
      [
        '------------------',
        '|  ListClusters  |',
        '+----------------+',
        '||   clusters   ||',
        '|+--------------+|',
        '||  prod        ||',
        '|+--------------+|',
        '',
      ].join('\n'),
    );
  });

  it('answers as text and by a query, and refuses one that is none', async () => {
    const { output, run } = await signedUp();
    await run(CLUSTER);
    expect(await output('aws eks describe-cluster --name prod --query cluster.status --output text')).toBe(
      'ACTIVE\n',
    );
    expect((await run('aws eks list-clusters --query "[["')).exitCode).toBe(252);
    expect((await run('aws eks list-clusters --output html')).stderr).toContain(
      'valid choices are: json | yaml | text | table',
    );
  });

  it('is in the region that is named, before the command too', async () => {
    const { output, run } = await signedUp();
    await run(`${CLUSTER} --region eu-west-1`);
    expect(await output('aws eks list-clusters --query "clusters[0]" --output text')).toBe('None\n');
    expect(await output('aws --region eu-west-1 eks list-clusters --query "clusters[0]" --output text')).toBe(
      'prod\n',
    );
    expect((await run('aws eks list-clusters --region mars-1')).stderr).toContain(
      'It has us-east-1, eu-west-1',
    );
  });
});

describe('aws ec2', () => {
  it('runs machines, shows those of clusters too, and ends only its own', async () => {
    const { output, run } = await signedUp();
    await run(CLUSTER);
    await run(POOL);
    const tags = "--tag-specifications 'ResourceType=instance,Tags=[{Key=team,Value=ml}]'";
    const id = (
      await output(
        `aws ec2 run-instances --instance-type c5.large ${tags} --query "Instances[0].InstanceId" --output text`,
      )
    ).trim();
    const all = 'aws ec2 describe-instances --query "Reservations[].Instances[].InstanceType" --output text';
    expect((await output(all)).trim().split('\t')).toEqual(['m5.large', 'm5.large', 'm5.large', 'c5.large']);
    const node = (
      await output(
        'aws ec2 describe-instances --query "Reservations[0].Instances[0].InstanceId" --output text',
      )
    ).trim();
    expect((await run(`aws ec2 terminate-instances --instance-ids ${node}`)).stderr).toContain(
      'belongs to a node group',
    );
    expect((await run(`aws ec2 terminate-instances --instance-ids ${id}`)).exitCode).toBe(0);
    expect((await output(all)).trim().split('\t')).toHaveLength(3);
    expect((await run('aws ec2 run-instances --instance-type p5.48xlarge')).stderr).toContain(
      'It has t3.medium',
    );
  });
});

it('aws s3 keeps real bytes, and what leaves a bucket is traffic', async () => {
  const { output, run, store } = await signedUp({ 'model.txt': 'weights', 'b/c.txt': '12345' });
  expect(await output('aws s3 mb s3://models')).toBe('make_bucket: models\n');
  expect(await output('aws s3 cp model.txt s3://models/v1/')).toBe(
    'upload: model.txt to s3://models/v1/model.txt\n',
  );
  await run('aws s3 cp b/c.txt s3://models/c.txt');
  expect(await output('aws s3 ls s3://models')).toMatch(/^ {27}PRE v1\/\n2026-01-02 03:04:05 +5 c\.txt\n$/);
  expect(await output('aws s3 cp s3://models/v1/model.txt -')).toBe('weights');
  expect(await output('aws s3 cp s3://models/c.txt copy.txt', 'cat copy.txt')).toBe('12345');
  expect(store.state.sent.map(({ bytes }) => bytes)).toEqual([7, 5]);
  expect((await run('aws s3 rb s3://models')).stderr).toContain('(BucketNotEmpty)');
  expect(await output('aws s3 rm s3://models/v1/ --recursive')).toBe('delete: s3://models/v1/model.txt\n');
  expect(store.state.resources[0]?.sizes.at(-1)?.value).toBe(5);
  expect((await run('aws s3 cp s3://models/../../x y')).stderr).toContain('is no name of an object');
  expect(await output('aws s3 rb s3://models --force')).toBe('remove_bucket: models\n');
});

describe('aws ce', () => {
  it('takes the bill apart by day, service and tag', async () => {
    const { run, output, clock } = await signedUp();
    await run(CLUSTER);
    clock.advance(30 * HOUR);
    const ce =
      'aws ce get-cost-and-usage --time-period Start=2026-01-02,End=2026-01-04 --metrics UnblendedCost';
    const daily = JSON.parse(await output(`${ce} --granularity DAILY 2> /dev/null`)).ResultsByTime;
    expect(
      daily.map(({ Total }: never) => (Total as { UnblendedCost: { Amount: string } }).UnblendedCost.Amount),
    ).toEqual(['2.0931944444', '0.9068055556']);
    const byTag = JSON.parse(
      await output(`${ce} --granularity MONTHLY --group-by Type=TAG,Key=team 2> /dev/null`),
    );
    expect(byTag.ResultsByTime[0].Groups).toEqual([
      { Keys: ['team$ml'], Metrics: { UnblendedCost: { Amount: '3.0000000000', Unit: 'USD' } } },
    ]);
    expect((await run(`${ce} --granularity MONTHLY`)).stderr).toBe(
      'list price, no discounts or tax; prices from\n  general knowledge, not re-checked (date not known, unverified)\n',
    );
    expect((await run(`${ce} --granularity HOURLY`)).exitCode).toBe(252);
  });

  it('foretells the rest of the month only', async () => {
    const { run, output } = await signedUp();
    await run(CLUSTER);
    const forecast = 'aws ce get-cost-forecast --time-period';
    expect(
      JSON.parse(await output(`${forecast} Start=2026-01-03,End=2026-02-01 2> /dev/null`)).Total.Amount,
    ).toBe((0.1 * 24 * 29).toFixed(10));
    expect((await run(`${forecast} Start=2026-01-03,End=2026-03-01`)).exitCode).toBe(252);
  });
});

describe('what aws refuses', () => {
  it('names what there is', async () => {
    const { run } = cloudShell();
    expect(await run('aws lambda list-functions')).toMatchObject({
      exitCode: 252,
      stderr: expect.stringContaining(
        'valid choices in the lab are:\n\nconfigure\nsts\neks\nec2\nelbv2\necr\ns3\nce\n',
      ),
    });
    expect((await run('aws eks update-kubeconfig --name x')).stderr).toContain('\ndescribe-nodegroup\n');
    expect((await run('aws eks create-cluster')).stderr).toContain(
      'the following arguments are required: --name',
    );
    expect((await run('aws eks list-clusters --bogus 1')).stderr).toBe('\nUnknown options: --bogus\n');
  });

  it('asks for a key and a region', async () => {
    const { run } = cloudShell();
    expect(await run('aws eks list-clusters')).toMatchObject({
      exitCode: 253,
      stderr: expect.stringContaining('Unable to locate credentials.'),
    });
    await run('cloud sign-up aws --name production');
    await run('cloud key create -a production -n ci -s admin --use');
    await run('rm ~/.aws/config');
    expect((await run('aws eks list-clusters')).stderr).toContain('You must specify a region.');
  });
});

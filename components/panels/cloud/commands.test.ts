import { describe, expect, it } from 'vitest';
import type { Provider } from '@/engine/deployment/cloud/providers';
import { cloudShell } from '@/engine/deployment/cloud/testing/cloud-shell';
import { cloudOverview } from '@/engine/deployment/cloud/views/overview';
import { withoutSecrets } from '@/engine/shell/typed-secrets';
import { budgetLine, clusterLines, keyLine, revokeLine, scaleLine, signUpLine } from './commands';
import { deleteLines } from './delete-lines';

const INPUT = { month: null, cut: 'service', isForecast: false };
const FIRST = {
  aws: { region: 'eu-central-1', machine: 'm5.large' },
  gcp: { region: 'europe-west3', machine: 'n2-highcpu-4' },
  azure: { region: 'eastus', machine: 'Standard_D2s_v5' },
} as const;

/** Every line is typed into a real terminal of the lab, and does what its button says. */
describe.each(['aws', 'gcp', 'azure'] as const)('what the panel types for %s', (provider: Provider) => {
  const open = async () => {
    const shell = cloudShell({ 'a.txt': 'hello' });
    const run = async (...lines: string[]) => {
      for (const line of lines) expect(await shell.run(line)).toMatchObject({ exitCode: 0 });
    };
    const resources = () => cloudOverview(shell, INPUT, []).resources;
    const named = (label: string) => resources().find((one) => one.label === label)!;
    await run(signUpLine(provider, 'production'));
    await run(
      keyLine({
        account: 'production',
        name: 'deploy',
        scopes: ['compute:write', 'storage:write'],
        days: 30,
      }),
    );
    return { ...shell, run, resources, named };
  };

  it.each([false, true])('makes, resizes and deletes a cluster (spot: %s)', async (isSpot) => {
    const { run, resources, named } = await open();
    const asked = { ...FIRST[provider], provider, name: 'main', count: 2, isSpot, tag: 'team=ml' };
    await run(...clusterLines(asked));
    const pool = resources().find(
      ({ kind, spec }) => kind === 'node-pool' && (spec.market === 'spot') === isSpot,
    )!;
    expect(pool).toMatchObject({
      size: 2,
      region: asked.region,
      spec: { machine: asked.machine },
      tags: { team: 'ml' },
    });
    await run(scaleLine(provider, pool, 13));
    expect(named(pool.label).size).toBe(13);
    await run(scaleLine(provider, named(pool.label), 0));
    expect(named(pool.label).size).toBe(0);
    await run(...deleteLines(provider, named('main'), resources()));
    expect(resources().filter(({ kind }) => kind !== 'group')).toEqual([]);
  });

  it('deletes everything else too', async () => {
    const { run, resources } = await open();
    const others = {
      aws: [
        'aws s3 mb s3://logs',
        'aws s3 cp a.txt s3://logs/',
        'aws ecr create-repository --repository-name images',
        'aws elbv2 create-load-balancer --name front',
        'aws ec2 run-instances --instance-type m5.large',
      ],
      gcp: [
        'gcloud storage buckets create gs://logs -l us-central1',
        'gcloud storage cp a.txt gs://logs/',
        'gcloud artifacts repositories create images --location us-central1 --repository-format docker',
        'gcloud compute forwarding-rules create front --region us-central1',
        'gcloud compute instances create vm --machine-type e2-standard-2',
      ],
      azure: [
        'az group create -n rg -l eastus',
        'az storage account create -g rg -n logs',
        'az acr create -g rg -n images --sku Basic',
        'az network lb create -g rg -n front',
      ],
    }[provider];
    await run(...others);
    for (let left = resources(); left.length > 0; left = resources()) {
      const last = left.at(-1)!;
      await run(...deleteLines(provider, last, left));
    }
  });

  it('sets budgets and revokes keys', async () => {
    const { run, store } = await open();
    await run(budgetLine('monthly', 99.5, 'production'), revokeLine('production', 'deploy'));
    expect(store.state.budgets).toMatchObject([{ name: 'monthly', usd: 99.5 }]);
    expect(store.state.keys[0]?.revokedAt).not.toBeNull();
  });
});

it('keeps the values of keys out of what was typed', () => {
  const value = 'lab_cloud_8f3ac19d27be405f61ac7d92';
  expect(withoutSecrets(`az login --service-principal -u x -p ${value} -t y`)).toBe(
    'az login --service-principal -u x -p *** -t y',
  );
});

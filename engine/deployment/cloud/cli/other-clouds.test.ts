import { describe, expect, it } from 'vitest';
import { signedUp } from '../testing/cloud-shell';

const HOUR = 3_600_000;

describe('gcloud', () => {
  it('makes clusters in a zone, or with machines in three zones of a region', async () => {
    const { output, run, clock } = await signedUp();
    await run('gcloud container clusters create one --num-nodes=2 --machine-type=n2-standard-2');
    await run('gcloud container clusters create three --region us-central1 --num-nodes 1 --labels team=ml');
    expect(
      await output('gcloud container clusters list --format="value(name,location,currentNodeCount)"'),
    ).toBe('one\tus-central1-a\t2\nthree\tus-central1\t3\n');
    clock.advance(HOUR);
    await run('gcloud container clusters resize one --num-nodes=0 --quiet');
    clock.advance(HOUR);
    const machines = (2 * 0.097118 + 6 * 0.067).toFixed(4);
    expect(await output('cloud bill --by service')).toMatch(new RegExp(`Compute Engine +\\$${machines}\n`));
    expect(await output('cloud bill --by tag:team')).toMatch(/ml +\$0\.6020\n/);
    await run('gcloud container clusters delete three --region us-central1 -q');
    expect(await output('gcloud compute instances list')).toBe('Listed 0 items.\n');
  });

  it('is of the project of its key only', async () => {
    const { run } = await signedUp();
    expect(await run('gcloud compute instances list --project other')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('code=403, message=Required "compute.instances.list"'),
    });
    await run('gcloud config set project ""');
    expect((await run('gcloud compute instances list')).stderr).toContain('[project] is not currently set');
  });

  it('takes a key by its file', async () => {
    const { run, output } = await signedUp();
    await run('cloud key create -a on-gcp -n reader -s storage:read --json > key.json');
    expect((await run('gcloud auth activate-service-account --key-file=key.json')).stderr).toMatch(
      /Activated service account credentials for: \[reader@on-gcp-\d{6}\.iam\.gserviceaccount\.com\]/,
    );
    expect(await output('gcloud storage ls')).toBe('');
    expect((await run('gcloud storage buckets create gs://b -l us-central1')).stderr).toContain('code=403');
    expect((await run('gcloud auth activate-service-account --key-file=nothing.json')).exitCode).toBe(2);
  });

  it('keeps objects and gives them back', async () => {
    const { run, output } = await signedUp({ 'a.txt': 'hello' });
    await run('gcloud storage buckets create gs://data --location us-central1');
    await run('gcloud storage cp a.txt gs://data/in/');
    expect(await output('gcloud storage ls gs://data')).toBe('gs://data/in/a.txt\n');
    expect(await output('gcloud storage cp gs://data/in/a.txt -')).toBe('hello');
    expect((await run('gcloud storage buckets delete gs://data')).stderr).toContain(
      'is not empty: it has 1 object.',
    );
  });

  it('lists what it has when it is asked for something else', async () => {
    const { run } = await signedUp();
    expect(await run('gcloud container frob')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("ERROR: (gcloud.container) Invalid choice: 'frob'."),
    });
    expect((await run('gcloud run deploy')).stderr).toContain('\n  gcloud storage cp\n');
    expect((await run('gcloud container clusters create')).stderr).toContain(
      'argument NAME: Must be specified.',
    );
    expect((await run('gcloud container clusters create x --machine-type n1-standard-1')).stderr).toContain(
      'There is no machine type n1-standard-1 in the lab.',
    );
  });
});

describe('az', () => {
  it('makes everything in a resource group, and deletes it with its group', async () => {
    const { output, run, clock, store } = await signedUp({ 'm.txt': 'model' });
    expect(await run('az aks create -g rg -n prod')).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining("(ResourceGroupNotFound) Resource group 'rg' could not be found."),
    });
    await run('az group create -n rg -l "East US"');
    await run('az aks create -g rg -n prod -c 2 --tier standard --tags team=ml');
    await run('az aks nodepool add -g rg --cluster-name prod -n big -c 1 -s Standard_D4s_v5');
    await run('az storage account create -g rg -n store');
    await run('az storage blob upload --account-name store -c models -n m.txt -f m.txt');
    expect(
      await output('az aks nodepool list -g rg --cluster-name prod --query "[].[name,count]" -o tsv'),
    ).toBe('nodepool1\t2\nbig\t1\n');
    expect(await output('az storage blob list --account-name store -c models --query "[].name" -o tsv')).toBe(
      'm.txt\n',
    );
    clock.advance(HOUR);
    expect(
      await output('az consumption usage list --query "[].[instanceName,pretaxCost]" -o tsv 2> /dev/null'),
    ).toBe(
      [
        'prod/big\t0.1920000000',
        'prod/nodepool1\t0.1920000000',
        'prod\t0.1000000000',
        'store\t0.0000000000',
        '',
      ].join('\n'),
    );
    expect((await run('az group delete -n rg')).stderr).toContain('Use --yes.');
    await run('az group delete -n rg -y');
    expect(store.state.resources.every(({ deletedAt }) => deletedAt !== null)).toBe(true);
    expect(await output('az aks list')).toBe('[]\n');
  });

  it('draws tables as az does', async () => {
    const { output, run } = await signedUp();
    await run('az group create -n rg -l eastus');
    expect(await output('az group list -o table')).toBe(
      'Name  Location  Status\n----  --------  ---------\nrg    eastus    Succeeded\n',
    );
  });

  it('logs in with a key, and out', async () => {
    const { run, output } = await signedUp();
    const made = await output('cloud key create -a on-azure -n ci -s compute:write');
    const [, id, secret] = /id +(\S+)\nvalue +(\S+)/.exec(made)!;
    await run('az logout');
    expect((await run('az account show')).stderr).toContain("Please run 'az login' to setup account.");
    expect((await run('az login')).exitCode).toBe(2);
    expect((await run(`az login --service-principal -u ${id} -p wrong -t x`)).stderr).toContain(
      'AADSTS7000215',
    );
    await run(`az login --service-principal -u ${id} -p ${secret} -t x`);
    expect(await output('az account show --query name -o tsv')).toBe('on-azure\n');
    expect((await run('az consumption usage list')).stderr).toContain('(AuthorizationFailed) The client');
  });
});

import { openTestShell } from '../../../shell/testing/open-test-shell';
import { aws } from '../cli/aws/aws';
import { az } from '../cli/az/az';
import { gcloud } from '../cli/gcloud/gcloud';
import { cloud } from '../cli/lab/cloud-program';
import { CloudStore } from '../state/store';

/** A shell with the programs of the clouds, at 2026-01-02 03:04:05 UTC. */
export function cloudShell(files: Readonly<Record<string, string>> = {}) {
  const opened = openTestShell(files, { programs: { aws, gcloud, az, cloud } });
  return { ...opened, store: new CloudStore(opened.fs) };
}

/** The same, signed up for all three clouds, with keys that may do everything. */
export async function signedUp(files: Readonly<Record<string, string>> = {}) {
  const shell = cloudShell(files);
  for (const provider of ['aws', 'gcp', 'azure']) {
    await shell.run(`cloud sign-up ${provider} --name on-${provider}`);
    await shell.run(`cloud key create -a on-${provider} -n all -s admin --use`);
  }
  return shell;
}

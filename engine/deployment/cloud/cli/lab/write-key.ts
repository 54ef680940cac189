import { type FileSystem, parentOf } from '../../../../core/file-system';
import { regionsOf } from '../../providers';
import type { Account } from '../../state/cloud-state';
import { AWS_CONFIG, AWS_CREDENTIALS } from '../aws/aws-settings';
import { AZ_LOGIN, type AzLogin } from '../az/az-settings';
import { GCLOUD_CONFIG, GCLOUD_KEY, gcloudSetting, type ServiceAccountFile } from '../gcloud/gcloud-settings';
import { readIni, setIni } from '../ini-file';

/** A key with its value, as it is when it is made. */
export interface FreshKey {
  readonly id: string;
  readonly name: string;
  readonly value: string;
}

/** The file of a key as Google Cloud gives it. */
export const serviceAccountFile = (account: Account, key: FreshKey): ServiceAccountFile => ({
  type: 'service_account',
  project_id: account.id,
  private_key_id: key.id,
  private_key: key.value,
  client_email: `${key.name}@${account.id}.iam.gserviceaccount.com`,
});

/**
 * Writes a key to where the program of its cloud looks for it, and a region if none is set yet.
 * @returns the file that has it
 */
export function writeKey(fs: FileSystem, account: Account, key: FreshKey): string {
  const region = regionsOf(account.provider)[0]!.id;
  const write = (path: string, value: object) => {
    fs.makeFolder(parentOf(path));
    fs.write(path, `${JSON.stringify(value, null, 2)}\n`);
  };
  switch (account.provider) {
    case 'aws':
      setIni(fs, AWS_CREDENTIALS, 'default', 'aws_access_key_id', key.id);
      setIni(fs, AWS_CREDENTIALS, 'default', 'aws_secret_access_key', key.value);
      if (readIni(fs, AWS_CONFIG).default?.region === undefined)
        setIni(fs, AWS_CONFIG, 'default', 'region', region);
      return AWS_CREDENTIALS;
    case 'gcp':
      write(GCLOUD_KEY, serviceAccountFile(account, key));
      setIni(fs, GCLOUD_CONFIG, 'core', 'project', account.id);
      setIni(fs, GCLOUD_CONFIG, 'core', 'account', serviceAccountFile(account, key).client_email);
      if (
        gcloudSetting({ fs }, 'compute/zone') === undefined &&
        gcloudSetting({ fs }, 'compute/region') === undefined
      )
        setIni(fs, GCLOUD_CONFIG, 'compute', 'zone', `${region}-a`);
      return GCLOUD_KEY;
    case 'azure': {
      const login: AzLogin = { username: key.id, password: key.value };
      write(AZ_LOGIN, login);
      return AZ_LOGIN;
    }
  }
}

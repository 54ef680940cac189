import { createHmac, randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { makePrivateFolder } from '../db/open';
import { ConfigError, type ServerConfig } from './config';

/** What secrets are derived for; each purpose has a key of its own. */
export type KeyPurpose =
  | 'setup-link'
  | 'rate-limits'
  | 'receipts'
  | 'pseudonyms'
  | 'certificates'
  | 'lti-keys';

export interface Secrets {
  /** HMAC-SHA-256 of `text` under the key of `purpose`. */
  hmac(purpose: KeyPurpose, text: string): Buffer;
}

const fileSchema = z.object({ appSecret: z.string().min(32) });

/** The secrets of this server: from APP_SECRET, else from the data folder, where the first start makes them. */
export function loadSecrets({ appSecret, dataDir }: Pick<ServerConfig, 'appSecret' | 'dataDir'>): Secrets {
  return secretsFrom(appSecret ?? readOrMake(dataDir));
}

/** Derives the keys from one secret. */
export function secretsFrom(appSecret: string): Secrets {
  const keyOf = (purpose: KeyPurpose) =>
    createHmac('sha256', appSecret).update(`stagecraft ${purpose}`).digest();
  return {
    hmac: (purpose, text) => createHmac('sha256', keyOf(purpose)).update(text).digest(),
  };
}

function readOrMake(dataDir: string): string {
  makePrivateFolder(dataDir);
  const path = join(dataDir, 'secrets.json');
  const found = read(path);
  if (found !== null) return found;
  const made = `${path}.${process.pid}`;
  writeFileSync(made, JSON.stringify({ appSecret: randomBytes(32).toString('hex') }), {
    mode: 0o600,
    flag: 'wx',
  });
  try {
    // Only one of several that start at once can give it its name; the others read what that one made.
    linkSync(made, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(made);
  }
  const kept = read(path);
  if (kept === null) throw new ConfigError('config', `${path} could not be made.`);
  return kept;
}

function read(path: string): string | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    return fileSchema.parse(JSON.parse(text)).appSecret;
  } catch {
    throw new ConfigError(
      'config',
      `${path} is not readable as the secrets of the lab. Put it back from a copy; without it, receipts and links that were given out are no longer valid.`,
    );
  }
}

import type { Clock } from '@/engine/core/clock';
import type { FileSystem } from '@/engine/core/file-system';
import { layOutRepository } from '../../git/program/layout';
import { ForgeError } from '../errors';
import { type GivenSettings, writeSettings } from '../store/settings';
import { type RepositoryName, serverFolder } from './github-server';

/** Makes an empty repository on the server. @throws ForgeError `repository-exists`. */
export function createServerRepository(
  fs: FileSystem,
  clock: Clock,
  name: RepositoryName,
  settings: GivenSettings = {},
): void {
  const folder = serverFolder(name);
  if (fs.exists(folder))
    throw new ForgeError('repository-exists', 'Name already exists on this account (createRepository)', name);
  layOutRepository(fs, folder, { bare: true, branch: 'main' });
  writeSettings(fs, folder, { createdAt: clock.now(), ...settings });
}

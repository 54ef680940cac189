import { type FileSystem, FileSystemError } from '../../../core/file-system';
import { invalid } from '../errors';

/** The keys below a folder of key files, sorted; a key with `/` is a path. */
export function keysIn(fs: FileSystem, folder: string): string[] {
  return fs.filesBelow(folder).map((path) => path.slice(folder.length + 1));
}

/** Every key with its raw value. */
export function readKeys(fs: FileSystem, folder: string): Map<string, string> {
  return new Map(keysIn(fs, folder).map((key) => [key, fs.readText(`${folder}/${key}`)]));
}

/**
 * Writes one key.
 * @throws MlflowError INVALID_PARAMETER_VALUE when a part of the key is itself a key already, or the other way round.
 */
export function writeKey(fs: FileSystem, folder: string, key: string, text: string): void {
  const path = `${folder}/${key}`;
  checkKeyFits(fs, folder, key);
  fs.makeFolder(path.slice(0, path.lastIndexOf('/')));
  fs.write(path, text);
}

/** @throws MlflowError INVALID_PARAMETER_VALUE as `writeKey`; writes nothing. */
export function checkKeyFits(fs: FileSystem, folder: string, key: string): void {
  const parts = key.split('/');
  for (let length = 1; length < parts.length; length++) {
    const above = parts.slice(0, length).join('/');
    if (fs.isFile(`${folder}/${above}`))
      throw invalid(
        `'${key}' cannot be stored: '${above}' is a key already, and would have to be a folder too.`,
      );
  }
  if (fs.isFolder(`${folder}/${key}`))
    throw invalid(`'${key}' cannot be stored: there are keys below '${key}/', so it is a folder already.`);
}

/** Removes one key, and the folders that become empty. False: there was none. */
export function removeKey(fs: FileSystem, folder: string, key: string): boolean {
  if (!fs.isFile(`${folder}/${key}`)) return false;
  fs.remove(`${folder}/${key}`);
  for (let at = key; at.includes('/'); ) {
    at = at.slice(0, at.lastIndexOf('/'));
    if (fs.list(`${folder}/${at}`).length > 0) break;
    fs.remove(`${folder}/${at}`);
  }
  return true;
}

/** The names of the folders in a folder; [] when there is none. */
export function foldersIn(fs: FileSystem, folder: string): string[] {
  try {
    return fs.list(folder).filter((name) => fs.isFolder(`${folder}/${name}`));
  } catch (error) {
    if (error instanceof FileSystemError) return [];
    throw error;
  }
}

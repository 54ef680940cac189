import { readContract } from '../../../contract/odcs/read-contract';
import { messageOf } from '../../../core/errors';
import type { WorkspaceFiles } from '../../../core/files';

/** What is wrong with contracts, in the words of `datacontract lint`. */
export function contractErrors(files: WorkspaceFiles, paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    try {
      readContract(path, String(files[path] ?? ''));
      return [];
    } catch (error) {
      return [messageOf(error)];
    }
  });
}

import { parse } from 'yaml';
import type { FileSystem } from '../../core/file-system';

/** The names of the stages in the working folder's `dvc.yaml`; none while that file cannot be read. */
export function stagesOf(fs: FileSystem, cwd: string): string[] {
  const path = `${cwd}/dvc.yaml`;
  if (!fs.isFile(path)) return [];
  try {
    const { stages } = (parse(fs.readText(path)) ?? {}) as { stages?: unknown };
    return typeof stages === 'object' && stages !== null ? Object.keys(stages) : [];
  } catch {
    // Half-typed YAML is ordinary while somebody edits; dvc itself says what is wrong with it.
    return [];
  }
}

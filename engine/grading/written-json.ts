import type { RunResult } from '../core/code-runner';
import { messageOf } from '../core/errors';
import type { WorkspacePath } from '../core/files';

/** What a program left in a JSON file, or why that cannot be read. */
export type WrittenJson =
  | { readonly value: Readonly<Record<string, unknown>> }
  | { readonly problem: string };

/** Reads a JSON object that a run wrote. A file that was there before the run and was not written anew does not count. */
export function writtenJson(result: RunResult, path: WorkspacePath): WrittenJson {
  const content = result.writes[path];
  if (content === undefined || content === null) return { problem: `the script wrote no ${path}` };
  try {
    const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { value: value as Record<string, unknown> };
    return { problem: `${path} holds no JSON object` };
  } catch (error) {
    return { problem: `${path} is not JSON: ${messageOf(error)}` };
  }
}

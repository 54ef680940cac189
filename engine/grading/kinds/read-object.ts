import { messageOf } from '../../core/errors';

/** The JSON object that a file holds, or why it holds none. */
export function readObject(
  content: string | Uint8Array | undefined,
): { readonly object: Record<string, unknown> } | { readonly problem: string } {
  if (typeof content !== 'string') return { problem: 'there is no such text file' };
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { object: value as Record<string, unknown> };
    return { problem: 'it holds no JSON object' };
  } catch (error) {
    return { problem: messageOf(error) };
  }
}

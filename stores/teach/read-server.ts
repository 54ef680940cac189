import { StagecraftError } from '../../engine/core/errors';
import { askServer } from '../account/ask-server';

/** What the server refused to show, or could not. */
export class ReadRefusal extends StagecraftError<string> {}

/**
 * Reads JSON from the lab's own server.
 *
 * @throws ReadRefusal whose message says what to try; its code is the server's, or `offline`.
 */
export async function readServer<T>(path: string): Promise<T> {
  const asked = await askServer<T>('GET', path);
  if (asked.ok) return asked.value;
  throw new ReadRefusal(asked.code, asked.message);
}

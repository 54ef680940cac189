import { failureSchema } from '../../contracts/api/failure';
import { StagecraftError } from '../../engine/core/errors';

/** What the server refused to show, or could not. */
export class ReadRefusal extends StagecraftError<string> {}

/**
 * Reads JSON from the lab's own server.
 *
 * @throws ReadRefusal whose message says what to try; its code is the server's, or `offline`.
 */
export async function readServer<T>(path: string): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { headers: { accept: 'application/json' } });
  } catch {
    throw new ReadRefusal('offline', 'The server cannot be reached. Look at your network, then try again.');
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer as T;
  const failure = failureSchema.safeParse(answer);
  if (!failure.success)
    throw new ReadRefusal('internal', 'The server gave no answer that makes sense. Try again in a moment.');
  throw new ReadRefusal(failure.data.error.code, failure.data.error.message);
}

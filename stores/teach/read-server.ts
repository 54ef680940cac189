import { StagecraftError } from '../../engine/core/errors';
import { type Asked, askForFile, askServer } from '../account/ask-server';

/** What the server refused to show, or could not. */
export class ReadRefusal extends StagecraftError<string> {}

/**
 * Reads JSON from the lab's own server.
 *
 * @throws ReadRefusal whose message says what to try; its code is the server's, or `offline`.
 */
export const readServer = async <T>(path: string): Promise<T> => answerOf(await askServer<T>('GET', path));

/** Reads a file from the lab's own server. @throws ReadRefusal as `readServer` */
export const readFile = async (path: string): Promise<Blob> => answerOf(await askForFile(path));

function answerOf<T>(asked: Asked<T>): T {
  if (asked.ok) return asked.value;
  throw new ReadRefusal(asked.code, asked.message);
}

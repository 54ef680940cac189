import type { FileSystem } from '../../core/file-system';
import { SERVERS } from '../../core/lab-layout';

const ALERT_LOG = `${SERVERS}/alertmanager/log.jsonl`;

/** What a receiver of the Alertmanager was sent, and what it answered. */
export interface SentMessage {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly alertname: string;
  readonly receiver: string;
  readonly url: string;
  readonly status: number;
  readonly says: string;
  /** Runs of workflows that came of it. */
  readonly runs: readonly number[];
}

/** Takes down a message. */
export function noteSent(fs: FileSystem, message: SentMessage): void {
  const before = fs.isFile(ALERT_LOG) ? fs.readText(ALERT_LOG) : '';
  fs.makeFolder(ALERT_LOG.slice(0, ALERT_LOG.lastIndexOf('/')));
  fs.write(ALERT_LOG, `${before}${JSON.stringify(message)}\n`);
}

/** The messages that were sent, oldest first. */
export function sentMessages(fs: FileSystem): readonly SentMessage[] {
  if (!fs.isFile(ALERT_LOG)) return [];
  return fs
    .readText(ALERT_LOG)
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as SentMessage]));
}

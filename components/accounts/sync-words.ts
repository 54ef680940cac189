import type { SyncState } from '@/stores/sync/sync-store';

/** How the log stands, in a few words for the header and a sentence for the account's page. */
export interface SyncWords {
  readonly short: string;
  readonly long: string;
  /** Something that the reader may want to act upon. */
  readonly isTrouble: boolean;
}

/** Puts it into words. */
export function syncWords({ phase, unsent, message }: SyncState): SyncWords {
  const waiting = unsent === 0 ? 'Nothing waits to be sent.' : `${counted(unsent)} wait to be sent.`;
  switch (phase) {
    case 'starting':
      return { short: '', long: 'Looking what is to be sent…', isTrouble: false };
    case 'idle':
      return unsent === 0
        ? { short: '', long: 'Everything that you did here is at the server.', isTrouble: false }
        : { short: `${unsent} to send`, long: waiting, isTrouble: false };
    case 'sending':
      return { short: `${unsent} to send`, long: `Sending. ${waiting}`, isTrouble: false };
    case 'offline':
      return {
        short: unsent === 0 ? 'Offline' : `Offline, ${unsent} to send`,
        long: `The server cannot be reached. ${waiting} It is all kept here and sent when the network is back.`,
        isTrouble: unsent > 0,
      };
    case 'waiting':
      return {
        short: `${unsent} to send`,
        long: `The server asks to come back later. ${waiting} ${message ?? ''}`.trim(),
        isTrouble: false,
      };
    case 'signed-out':
      return {
        short: 'Sign in again',
        long: `The server does not know any more who you are. Sign in again. ${waiting} It is all kept here.`,
        isTrouble: true,
      };
    case 'failed':
      return {
        short: 'Not recorded',
        long: `This browser cannot keep the log of what you do: ${message ?? 'it stores nothing'}`,
        isTrouble: true,
      };
  }
}

function counted(count: number): string {
  return count === 1 ? '1 entry of your log' : `${count} entries of your log`;
}

import type { FileSystem } from '../../core/file-system';
import { SERVERS } from '../../core/lab-layout';
import type { LabService } from '../../core/lab-service';

const TICKETS_FILE = `${SERVERS}/tickets/tickets.jsonl`;

/** A ticket that somebody is going to read. */
export interface Ticket {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly text: string;
}

/** The ticket queue: `POST` of a text opens a ticket. */
export const tickets: LabService = async ({ method, body }, { fs, clock }) => {
  const headers = { 'content-type': 'text/plain; charset=utf-8' };
  const text = new TextDecoder().decode(body).trim();
  if (method !== 'POST' || text === '') return { status: 400, headers, body: 'POST the text of a ticket.\n' };
  const before = fs.isFile(TICKETS_FILE) ? fs.readText(TICKETS_FILE) : '';
  fs.makeFolder(TICKETS_FILE.slice(0, TICKETS_FILE.lastIndexOf('/')));
  fs.write(TICKETS_FILE, `${before}${JSON.stringify({ at: clock.now(), text })}\n`);
  return { status: 201, headers, body: 'Ticket opened.\n' };
};

/** The tickets of a lab, in the order in which they were opened. */
export function ticketsOf(fs: FileSystem): readonly Ticket[] {
  if (!fs.isFile(TICKETS_FILE)) return [];
  return fs
    .readText(TICKETS_FILE)
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Ticket]));
}

import type { Step } from './operate';
import type { ServerEvent } from './state';

/** What came of a command, in a sentence or two: for a live region and a list of what was done. */
export function outcomeWords({ events }: Pick<Step, 'events'>): string {
  if (events.length === 0) return 'Nothing to do.';
  return events.map(eventWords).join(' ');
}

function eventWords(event: ServerEvent): string {
  switch (event.type) {
    case 'copied': {
      const paths = Object.keys(event.files);
      return `Copied ${paths.length === 1 ? paths[0] : `${paths.length} files`} to the server.`;
    }
    case 'copy-refused':
      return `Not copied: ${event.path} needs ${bytes(event.needs)}, and the disk has ${bytes(event.free)} left.`;
    case 'copy-unknown':
      return `Not copied: the content of ${event.path} is not in the workspace any more.`;
    case 'removed':
      return `Removed ${event.path} from the server.`;
    case 'started':
      return 'Started. The process runs the files as they are now.';
    case 'start-failed':
      return `Did not start: ${event.error.message}.`;
    case 'stopped':
      return 'Stopped.';
    case 'rotated':
      return `Renamed ${event.path} to ${event.path}.1, and began a new one.`;
    case 'truncated':
      return `Emptied ${event.path}.`;
    case 'served':
      return servedWords(event);
  }
}

function servedWords({ answers, days, crash }: Extract<ServerEvent, { type: 'served' }>): string {
  const count = (outcome: string) => answers.filter((one) => one.outcome === outcome).length;
  const lost = count('lost') + count('crashed');
  const refused = count('refused') + count('failed');
  const parts = [
    `${days === 1 ? 'One day' : `${days} days`}: ${count('answered')} of ${answers.length} requests answered`,
    ...(refused > 0 ? [`${refused} refused or failed`] : []),
    ...(lost > 0 ? [`${lost} without an answer`] : []),
  ];
  return `${parts.join(', ')}.${crash ? ` The process ended: ${crash.message}.` : ''}`;
}

/** 12,345 bytes as "12.1 kB" (1 kB = 1,024 bytes, as `ls -h` counts). */
export function bytes(count: number): string {
  if (count < 1024) return `${count} B`;
  const kilo = count / 1024;
  return kilo < 1024 ? `${kilo.toFixed(1)} kB` : `${(kilo / 1024).toFixed(1)} MB`;
}

import type { ProjectOrigin } from '@/contracts/project-records';

/** How a project began, in words. */
export function originWords(origin: ProjectOrigin): string {
  switch (origin.kind) {
    case 'template':
      return `From ${origin.template}`;
    case 'file':
      return `From ${origin.file}`;
    case 'link':
      return 'From a link';
    case 'copy':
      return `Copy of ${origin.of}`;
  }
}

/** A moment as people say it here: the date and the time of day. */
export function timeWords(at: number): string {
  return new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}

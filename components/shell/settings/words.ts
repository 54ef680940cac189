import { plannedFromPath } from '@/content/lesson-path';
import type { ImportPlan, ImportPolicy, ImportResult, ProgressTransfer } from '@/stores/progress-transfer';

type StorageOwner = Awaited<ReturnType<ProgressTransfer['owners']>>[number];
type LessonChange = ImportPlan['lessons'][number];
type Summary = LessonChange['file'];

/** "1.6 Model training", or the slug of a lesson that this version does not know. */
export function lessonName(slug: string): string {
  const planned = plannedFromPath(`/learn/${slug}`);
  return planned ? `${planned.id} ${planned.title}` : slug;
}

/** How far some work is, in a line. */
export function summaryWords(summary: Summary | null): string {
  if (!summary) return 'nothing';
  const status = { 'not-started': 'opened', started: 'started', done: 'done' }[summary.status];
  const worked = summary.workedAt > 0 ? `, ${new Date(summary.workedAt).toLocaleDateString()}` : '';
  return `${status}, ${Math.round(summary.credit * 100)} % credit${worked}`;
}

/** What importing would do to a lesson. */
export function outcomeWords({ state, newer }: LessonChange, policy: ImportPolicy): string {
  if (state === 'new') return 'is added';
  if (state === 'same') return 'stays: both are the same';
  if (policy === 'replace') return 'is replaced by the file';
  return newer === 'file' ? 'is replaced: the file is newer' : 'stays: it is newer here';
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

/** "2 lessons and 1 project". */
export function thingsWords({
  slugs,
  projects,
}: {
  readonly slugs: readonly string[];
  readonly projects: readonly string[];
}): string {
  const parts = [
    ...(slugs.length > 0 || projects.length === 0 ? [count(slugs.length, 'lesson')] : []),
    ...(projects.length > 0 ? [count(projects.length, 'project')] : []),
  ];
  return parts.join(' and ');
}

/** What a backup holds: the names of its lessons, and how many projects. */
export function keptWords(slugs: readonly string[], projects: readonly string[]): string {
  const parts = [
    ...slugs.map(lessonName),
    ...(projects.length > 0 ? [count(projects.length, 'Studio project')] : []),
  ];
  return parts.join(', ') || 'nothing';
}

/** What an import did, in a line. */
export function importedWords({ added, replaced, kept, projects }: ImportResult): string {
  const lessons = `${count(added.length, 'lesson')} added, ${replaced.length} replaced, ${kept.length} kept`;
  if (projects.taken.length + projects.kept.length === 0) return `${lessons}.`;
  return `${lessons}; ${count(projects.taken.length, 'project')} taken, ${projects.kept.length} kept.`;
}

/** How far a project is, in a line. */
export function projectWords(summary: Summary | null): string {
  if (!summary) return 'nothing';
  return `${count(summary.files, 'file')}, ${new Date(summary.workedAt).toLocaleDateString()}`;
}

/** What one entry of the list of what takes room is. */
export function ownerName({ kind, id, name }: StorageOwner): string {
  if (kind === 'backups') return 'What imports replaced, kept to be brought back';
  return kind === 'lesson' ? lessonName(id) : `Studio: ${name ?? 'a project that is gone'}`;
}

/** How room is made where most of it went. */
export function roomAdvice(owners: readonly StorageOwner[]): string {
  const history = owners.reduce((sum, one) => sum + one.history, 0);
  const size = owners.reduce((sum, one) => sum + one.size, 0);
  if (history > size / 2)
    return 'Most of it is history: in the workbench, open Timeline, go to a moment, and forget the steps before it. Your files stay.';
  return 'Most of it is files: in the terminal, `dvc gc` and `git gc` drop what no version needs; in the Studio, delete projects that you have exported. History can be forgotten in the panel Timeline.';
}

import { Callout } from '@/components/ui/callout';
import type { ArchivePlan } from '@/stores/archive-contract';

/** What a zip holds and what importing it would change, before anything is changed. */
export function ImportSummary({ plan }: { readonly plan: ArchivePlan }) {
  const { project, added, changed, removed, replacesRepository, kept } = plan;
  const { repository } = project;
  return (
    <div className="flex flex-col gap-3">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 tabular-nums">
        <dt className="text-ink-muted">Files</dt>
        <dd>
          {project.files}, {(project.bytes / 1e6).toFixed(1)} MB
          {repository === null ? '' : ' with the history'}
        </dd>
        <dt className="text-ink-muted">Repository</dt>
        <dd>
          {repository === null ? 'none' : historyText(repository)}
          {repository && repository.branches.length > 0 ? (
            <span className="block text-ink-muted text-xs">{namesText(repository.branches)}</span>
          ) : null}
          {repository && repository.tags.length > 0 ? (
            <span className="block text-ink-muted text-xs">Tags: {namesText(repository.tags)}</span>
          ) : null}
        </dd>
        <dt className="text-ink-muted">Your files</dt>
        <dd>
          {added} added, {changed} changed, {removed} removed
        </dd>
      </dl>
      {replacesRepository ? (
        <p>
          {repository === null
            ? 'Your repository here is removed with the rest: the zip has none.'
            : 'The repository of the zip takes the place of yours, with its history.'}
        </p>
      ) : null}
      {kept.length > 0 ? <p>The lesson’s own data stays as it is: {namesText(kept)}.</p> : null}
      {project.notes.length > 0 ? (
        <Callout tone="note" title="Left out or changed">
          <ul className="list-disc ps-4">
            {project.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Callout>
      ) : null}
      <p className="text-ink-muted">The import is one step: Undo, or the timeline, brings everything back.</p>
    </div>
  );
}

function historyText({ commits, branch }: NonNullable<ArchivePlan['project']['repository']>): string {
  const count = commits === 1 ? '1 commit' : `${commits} commits`;
  return `${count}, ${branch === null ? 'on no branch' : `on ${branch}`}`;
}

/** The first few names of a list. */
function namesText(names: readonly string[]): string {
  const shown = names.slice(0, 6).join(', ');
  return names.length > 6 ? `${shown} and ${names.length - 6} more` : shown;
}

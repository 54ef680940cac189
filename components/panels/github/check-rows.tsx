'use client';

import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { outcomeOf } from '@/engine/versioning/forge/checks/check-outcome';
import type { CheckAnnotation, CheckRun } from '@/engine/versioning/forge/checks/check-run';
import { useGoTo } from '../use-go-to';
import { jobOfUrl } from './job-of-url';
import { Prose } from './prose';
import { OUTCOME_LOOKS } from './words';

export interface CheckRowsProps {
  readonly checks: readonly (CheckRun & { readonly isRequired?: boolean })[];
  /** Goes to a line that a check has something to say about; absent: lines are only named. */
  readonly onShow?: (annotation: CheckAnnotation) => void;
}

const SECOND = 1000;

/** `1 m 4 s`; '' while it runs. */
function elapsed({ startedAt, completedAt }: CheckRun): string {
  if (completedAt === null) return '';
  const seconds = Math.max(0, Math.round((completedAt - startedAt) / SECOND));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} m ${seconds % 60} s`;
}

/** Checks of a commit, each with its report and the lines that it is about. */
export function CheckRows({ checks, onShow }: CheckRowsProps) {
  return (
    <ul className="rounded-md border border-line">
      {checks.map((check) => (
        <li key={check.name} className="border-line border-b last:border-b-0">
          <CheckRow check={check} onShow={onShow} />
        </li>
      ))}
    </ul>
  );
}

function CheckRow({
  check,
  onShow,
}: {
  readonly check: CheckRowsProps['checks'][number];
  readonly onShow: CheckRowsProps['onShow'];
}) {
  const { sign, word, tone } = OUTCOME_LOOKS[outcomeOf(check)];
  const { job: goToJob } = useGoTo();
  const job = jobOfUrl(check.url);
  return (
    <div className="px-3 py-2">
      <p className="flex flex-wrap items-center gap-2 text-sm">
        <Badge tone={tone}>
          <span aria-hidden>{sign}</span> {check.status === 'in_progress' ? 'running' : word}
        </Badge>
        <span className="font-medium text-ink">
          {check.workflow ? `${check.workflow} / ` : ''}
          {check.name}
        </span>
        {check.isRequired ? <Badge>required</Badge> : null}
        <span className="min-w-0 flex-1 text-ink-muted text-xs">{check.description}</span>
        <span className="text-ink-muted text-xs tabular-nums">{elapsed(check)}</span>
        {goToJob && job ? (
          <Button size="sm" variant="quiet" onPress={() => goToJob(job.repository, job.run, job.job)}>
            Log
            <span className="sr-only"> of {check.name}</span>
          </Button>
        ) : null}
      </p>
      {check.annotations.length > 0 ? (
        <ul className="mt-1.5 flex flex-col gap-1">
          {check.annotations.map((annotation) => (
            <li key={`${annotation.path}:${annotation.startLine}:${annotation.message}`}>
              <Annotation annotation={annotation} onShow={onShow} />
            </li>
          ))}
        </ul>
      ) : null}
      {check.summary ? <Prose text={check.summary} className="mt-2" /> : null}
    </div>
  );
}

const LEVELS = { failure: 'error', warning: 'warning', notice: 'note' } as const;

/** What a check says about a line. */
export function Annotation({
  annotation,
  onShow,
}: {
  readonly annotation: CheckAnnotation;
  readonly onShow?: (annotation: CheckAnnotation) => void;
}) {
  const { path, startLine, level, title, message } = annotation;
  const where = `${path}:${startLine}`;
  return (
    <div
      className={`border-s-2 ps-2 text-xs leading-5 ${level === 'failure' ? 'border-failed' : level === 'warning' ? 'border-adhoc' : 'border-line-strong'}`}
    >
      <p className="flex flex-wrap gap-x-2">
        <span className={level === 'failure' ? 'font-medium text-failed' : 'font-medium text-ink'}>
          {LEVELS[level]}
        </span>
        {onShow ? (
          <button
            type="button"
            onClick={() => onShow(annotation)}
            className="cursor-pointer rounded font-mono text-accent underline-offset-2 hover:underline"
          >
            {where}
          </button>
        ) : (
          <span className="font-mono text-ink-muted">{where}</span>
        )}
        {title ? <span className="text-ink">{title}</span> : null}
      </p>
      <p className="whitespace-pre-wrap text-ink-muted">{message}</p>
    </div>
  );
}

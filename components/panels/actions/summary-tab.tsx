'use client';

import { Callout } from '@/components/ui/callout';
import type { RunPage } from '@/engine/ci/views/run-page';
import { Prose } from '../github/prose';
import { AnnotationsList } from './annotations-list';
import { JobsTable } from './jobs-table';
import { ReviewBox } from './review-box';
import { RunGraph } from './run-graph';
import { momentText } from './words';

export interface SummaryTabProps {
  readonly page: RunPage;
  readonly onJob: (job: number) => void;
}

/** A run at a glance: what it waits for, its jobs as a drawing and a table, what they remarked and reported. */
export function SummaryTab({ page, onJob }: SummaryTabProps) {
  const { problems, reviews, graph, jobs, annotations, summaries, approvals, deployments } = page;
  return (
    <div className="flex flex-col gap-4 p-3">
      {problems.length > 0 ? (
        <Callout tone="failed" title="The workflow file cannot be run">
          <ul className="space-y-1">
            {problems.map((problem) => (
              <li key={problem} className="break-words">
                {problem}
              </li>
            ))}
          </ul>
        </Callout>
      ) : null}
      {reviews.map((review) => (
        <ReviewBox key={review.environment} run={page.run.id} review={review} />
      ))}
      {jobs.length > 0 ? (
        <div className="grid @4xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] gap-4">
          <RunGraph label="Drawing of the jobs" graph={graph} jobs={jobs} onSelect={onJob} />
          <JobsTable jobs={jobs} onSelect={onJob} />
        </div>
      ) : null}
      {annotations.length > 0 ? <AnnotationsList annotations={annotations} /> : null}
      {summaries.map(({ job, markdown }) => (
        <section key={job} aria-label={`Summary of ${job}`} className="rounded-md border border-line">
          <h3 className="border-line border-b px-3 py-1.5 font-medium text-ink text-xs">{job}: summary</h3>
          <Prose text={markdown} className="px-3 py-2" />
        </section>
      ))}
      {approvals.length + deployments.length > 0 ? (
        <ul aria-label="Deployments" className="space-y-1 text-ink-muted text-xs leading-5">
          {approvals.map(({ environment, state, by, at, comment }) => (
            <li key={`${environment} ${at}`}>
              {momentText(at)}: {by} {state} the deployment to{' '}
              <strong className="text-ink">{environment}</strong>
              {comment === '' ? '' : `: “${comment}”`}
            </li>
          ))}
          {deployments.map(({ environment, at, url, jobId }) => (
            <li key={`${environment} ${jobId} ${at}`}>
              {momentText(at)}: deployed to <strong className="text-ink">{environment}</strong>
              {url === '' ? '' : ` at ${url}`}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

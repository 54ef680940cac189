'use client';

import { useMemo, useState } from 'react';
import { cx } from '@/components/ui/cx';
import { EmptyState } from '@/components/ui/empty-state';
import { Switch } from '@/components/ui/switch';
import type { Judged } from '@/engine/deployment/week-facts';
import type { DeploymentView } from '@/stores/deployment-contract';
import { RequestDetail } from './request-detail';
import { answerWords, dollars } from './words';

/** Every request so far, newest first: what came in, what was answered, what it should have been, and the difference. */
export function TrafficView({ view }: { readonly view: DeploymentView }) {
  const { judged, spec, referenceProblem } = view;
  const [onlyWrong, setOnlyWrong] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const rows = useMemo(
    () => judged.filter(({ right }) => !onlyWrong || !right).toReversed(),
    [judged, onlyWrong],
  );
  const shown = judged.find(({ request }) => request.id === chosen);
  if (judged.length === 0)
    return (
      <EmptyState title="No requests yet">
        “Next day” lets the clients send a day of requests to whatever runs on the server.
      </EmptyState>
    );
  const right = judged.filter((one) => one.right).length;
  const silent = judged.filter(
    ({ answer }) => answer.outcome === 'lost' || answer.outcome === 'crashed',
  ).length;
  return (
    <div className="flex flex-col">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2 text-xs">
        <p className="tabular-nums">
          {judged.length} requests: {right} right, {judged.length - right - silent} wrong, {silent} unanswered
        </p>
        <Switch isSelected={onlyWrong} onChange={setOnlyWrong}>
          Only those that differ
        </Switch>
      </div>
      {referenceProblem ? <p className="px-3 pb-2 text-failed text-xs">✗ {referenceProblem}</p> : null}
      {shown ? (
        <RequestDetail judged={shown} label={spec.reference.label} onClose={() => setChosen(null)} />
      ) : null}
      <table className="w-full border-collapse text-xs">
        <caption className="sr-only">Requests and answers, newest first</caption>
        <thead className="text-ink-muted">
          <tr className="border-line border-b text-start">
            <Head>Time</Head>
            <Head>Request</Head>
            <Head>Outcome</Head>
            <Head end>Answer</Head>
            <Head end>{spec.reference.label}</Head>
            <Head end>Difference</Head>
            <Head>From</Head>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <Row key={one.request.id} one={one} chosen={one.request.id === chosen} onChoose={setChosen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head({ end = false, children }: { readonly end?: boolean; readonly children: string }) {
  return (
    <th
      scope="col"
      className={cx('whitespace-nowrap px-1.5 py-1 font-medium first:ps-3', end ? 'text-end' : 'text-start')}
    >
      {children}
    </th>
  );
}

function Row({
  one,
  chosen,
  onChoose,
}: {
  readonly one: Judged;
  readonly chosen: boolean;
  readonly onChoose: (id: string | null) => void;
}) {
  const { request, answer, reference, difference, right } = one;
  const cell = 'whitespace-nowrap px-1.5 py-0.5 first:ps-3';
  return (
    <tr className={cx('border-line border-b', chosen && 'bg-accent-soft')}>
      <td className={cx(cell, 'text-ink-muted tabular-nums')}>{request.at.slice(5).replace('T', ' ')}</td>
      <th scope="row" className={cx(cell, 'text-start font-normal')}>
        <button
          type="button"
          aria-expanded={chosen}
          onClick={() => onChoose(chosen ? null : request.id)}
          className="min-h-6 cursor-pointer rounded font-mono text-accent underline-offset-2 hover:underline"
        >
          {request.id}
        </button>
      </th>
      <td className={cx(cell, right ? 'text-passed' : 'text-failed')}>
        {right ? '✓' : '✗'} {answerWords(one)}
      </td>
      <td className={cx(cell, 'text-end tabular-nums')}>{dollars(answer.dollars)}</td>
      <td className={cx(cell, 'text-end tabular-nums')}>{dollars(reference)}</td>
      <td className={cx(cell, 'text-end tabular-nums')}>{dollars(difference, true)}</td>
      <td className={cx(cell, 'text-ink-muted')}>{request.client.replace(/\.example$/, '')}</td>
    </tr>
  );
}

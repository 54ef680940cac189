'use client';

import type { ReactNode } from 'react';
import type { OperationsDescription } from '@/engine/operations/description';
import type { MeasuredView } from '@/engine/operations/views/traffic-view';
import { percentText, secondsText } from './words';

interface HonestTabProps {
  readonly measured: MeasuredView;
  readonly description: OperationsDescription;
}

/** What of a run is real, what is simulated, and by which formula with which figures. */
export function HonestTab({ measured, description }: HonestTabProps) {
  const { rows, method, median, most, load, failures, batch } = measured;
  const { traffic, versions } = description;
  const { cache, clients, routing = 'random', keys } = traffic;
  const workers = versions[0]?.serving?.workers ?? 1;
  return (
    <div className="space-y-4 p-3 text-sm leading-6">
      <Part title="Real">
        <li>
          Your code and your model. {rows} rows were sent through the service in the sandbox{' '}
          {method === 'clock'
            ? 'and timed by the clock of this machine'
            : 'and counted: 2 ms, 20 ns a character, and what it waited for'}
          : {secondsText(median)} in the middle, {secondsText(most)} at most, {secondsText(load)} to start.
        </li>
        {batch ? (
          <li>
            Batches of {batch.rows} rows, sent as one request: {secondsText(batch.mean)}. So one more row adds{' '}
            {percentText(batch.addedPerRow)} of the time of one alone.
          </li>
        ) : null}
        {failures.map(({ status, text, rows: count }) => (
          <li key={`${status} ${text}`} className="break-words">
            {count} of the rows are answered with {status}: {text || 'nothing'}. They are in each simulation,
            too.
          </li>
        ))}
        <li>
          Your objects: what the cluster is told, and its controllers by the rules of Kubernetes and Argo
          Rollouts.
        </li>
        <li>Prices, each with its source and date, under Cost.</li>
      </Part>
      <Part title="Simulated">
        <li>
          When somebody asks:{' '}
          {traffic.arrivals.kind === 'poisson'
            ? 'a Poisson process whose rate follows the profile (thinning; Lewis and Shedler 1979)'
            : 'at the dates of the table, a year in a day'}
          . What is asked for: {(keys?.count ?? 1).toLocaleString('en-US')} different rows, by Zipf’s law with
          exponent {keys?.zipf ?? 0}.
        </li>
        <li>
          Queues: each replica has {workers === 1 ? 'one worker' : `${workers} workers`} and works first come,
          first served; the time of a row is what was measured for it, divided by the share of a core that its
          limit leaves. A replica is chosen {routing === 'random' ? 'at random' : routing}.
        </li>
        {cache ? (
          <li>
            A cache of {cache.capacity.toLocaleString('en-US')} answers, least recently used goes first
            {cache.ttl === undefined ? '' : `, each good for ${secondsText(cache.ttl)}`}. A hit takes 1 ms.
          </li>
        ) : null}
        <li>
          Clients hang up after{' '}
          {clients?.timeout === undefined ? 'no time at all: they wait' : secondsText(clients.timeout)}; the
          gateway notes that as 504.
        </li>
        <li>
          Pods: pulled at 50 MB a second, half a second to start a container (assumed), then as long as your
          service took to start.
        </li>
        <li>
          Machines: pods are packed on as few as hold them. Real autoscalers of clusters take minutes to add
          one.
        </li>
      </Part>
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3 className="font-medium text-ink">{title}</h3>
      <ul className="list-disc space-y-1 ps-5 text-ink-muted">{children}</ul>
    </section>
  );
}

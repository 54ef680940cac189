'use client';

import type { StoreApi } from 'zustand';
import { Callout } from '@/components/ui/callout';
import { cx } from '@/components/ui/cx';
import { Spinner } from '@/components/ui/spinner';
import type { LineageNode } from '@/engine/tracking/lineage/types';
import { neighbours, trail } from '@/engine/tracking/lineage/walk';
import type { LabState } from '@/stores/lab-contract';
import { useLabAnswer } from '../use-lab-answer';
import { ViewHead } from '../view-head';
import { KINDS, nodeWords } from './lineage-words';
import { OpenNode } from './open-node';

export interface LineageViewProps {
  readonly lab: StoreApi<LabState>;
  /** The id of the node that the trail goes through. */
  readonly focus: string;
  readonly onFocus: (id: string) => void;
  readonly onBack: () => void;
}

/** How one thing came to be and what came of it, from data to predictions; a press on any other goes on from there. */
export function LineageView({ lab, focus, onFocus, onBack }: LineageViewProps) {
  const { answer, error } = useLabAnswer(lab, 'lineage', {});
  const whole = answer && trail(answer, focus);
  const near = answer && neighbours(answer, focus);
  const nearby = new Set([...(near?.sources ?? []), ...(near?.products ?? [])].map(({ id }) => id));
  const centre = whole?.nodes.find(({ id }) => id === focus);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <ViewHead
        back="All models"
        onBack={onBack}
        title={centre ? `The trail of ${nodeWords(centre).title}` : 'The trail'}
      >
        <span className="flex-1" />
        {centre ? <OpenNode node={centre} /> : null}
      </ViewHead>
      <div className="min-h-0 flex-1 overflow-auto p-3">
        {error ? (
          <Callout tone="failed" title="The trail cannot be followed">
            {error.message}
          </Callout>
        ) : null}
        {!answer && !error ? (
          <p className="flex items-center gap-2.5 text-ink-muted text-sm">
            <Spinner /> Following the trail
          </p>
        ) : null}
        {whole?.gaps.map((gap) => (
          <Callout key={`${gap.node}/${gap.kind}`} className="mb-3" title="The trail has a gap">
            {gap.message}
          </Callout>
        ))}
        {whole && !centre ? (
          <p className="text-ink-muted text-sm">
            This is on no trail: no run, model version or prediction names it.
          </p>
        ) : null}
        {whole && centre ? (
          <div className="grid gap-4 @3xl:grid-cols-5">
            {KINDS.map(({ kind, title, empty }) => (
              <Column
                key={kind}
                title={title}
                empty={empty}
                nodes={whole.nodes.filter((node) => node.kind === kind)}
                focus={focus}
                nearby={nearby}
                onFocus={onFocus}
              />
            ))}
          </div>
        ) : null}
      </div>
    </div>
  );
}

function Column({
  title,
  empty,
  nodes,
  focus,
  nearby,
  onFocus,
}: {
  readonly title: string;
  /** Said when there is none. */
  readonly empty: string;
  readonly nodes: readonly LineageNode[];
  readonly focus: string;
  readonly nearby: ReadonlySet<string>;
  readonly onFocus: (id: string) => void;
}) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1.5 font-semibold text-ink-muted text-xs">{title}</h3>
      {nodes.length === 0 ? <p className="text-ink-faint text-xs leading-5">{empty}</p> : null}
      <ul className="flex flex-col gap-1.5">
        {nodes.slice(0, 200).map((node) => {
          const { title: name, about } = nodeWords(node);
          return (
            <li key={node.id}>
              <button
                type="button"
                aria-current={node.id === focus ? 'true' : undefined}
                title={about ? `${name}: ${about}` : name}
                onClick={() => onFocus(node.id)}
                className={cx(
                  'w-full cursor-pointer rounded-md border px-2 py-1.5 text-start text-xs hover:bg-hover',
                  node.id === focus
                    ? 'border-accent bg-accent-soft'
                    : nearby.has(node.id)
                      ? 'border-line-strong'
                      : 'border-line',
                )}
              >
                <span className="block truncate font-medium text-ink">{name}</span>
                {about ? <span className="block truncate text-ink-muted">{about}</span> : null}
              </button>
            </li>
          );
        })}
      </ul>
      {nodes.length > 200 ? (
        <p className="mt-1 text-ink-muted text-xs">and {nodes.length - 200} more</p>
      ) : null}
    </section>
  );
}

'use client';

import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { AccountView } from '@/engine/deployment/cloud/views/accounts-view';
import type { ResourceView } from '@/engine/deployment/cloud/views/resources-view';
import { useCloud } from './cloud-context';
import { DeleteDialog } from './delete-dialog';
import { dollars } from './dollars';
import { ScaleDialog } from './scale-dialog';
import { kindWords, sizeWords } from './words';

export interface ResourceRowProps {
  readonly resource: ResourceView;
  readonly account: AccountView;
  /** Whether the program of the cloud acts on this account. */
  readonly isActing: boolean;
  /** How deep it stands in others. */
  readonly depth: number;
}

/** One resource with what stands in it: what it is, what it costs an hour, and what can be done with it. */
export function ResourceRow({ resource, account, isActing, depth }: ResourceRowProps) {
  const { overview, isBusy } = useCloud();
  const [dialog, setDialog] = useState<'scale' | 'delete' | null>(null);
  const { name, kind, region, spec, tags, hourMicro } = resource;
  const inside = overview.resources.filter(({ parent }) => parent === resource.id);
  const what = kindWords(resource);
  const size = sizeWords(resource);
  const isPool = kind === 'node-pool' && spec.cluster !== undefined;
  const pairs = Object.entries(tags);
  return (
    <>
      <li
        className="flex flex-wrap items-start gap-x-3 gap-y-1 px-3 py-2 text-sm"
        style={{ paddingInlineStart: `${0.75 + depth * 1.25}rem` }}
      >
        <div className="min-w-0 flex-1 basis-52">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
            <span className="break-all font-medium text-ink">{name}</span>
            <span className="text-ink-muted text-xs">{what}</span>
            {pairs.map(([key, value]) => (
              <Badge key={key}>
                {key}={value}
              </Badge>
            ))}
          </p>
          <p className="break-words text-ink-muted text-xs leading-5">
            {[size, String(spec.location ?? region)].filter((part) => part !== '').join(' · ')}
          </p>
        </div>
        <div className="ms-auto flex min-h-7 shrink-0 items-center gap-2">
          <p className="text-end text-ink tabular-nums leading-5">
            {kind === 'group' ? (
              <span className="text-ink-muted text-xs">free</span>
            ) : hourMicro === null ? (
              <span className="text-adhoc text-xs">no list price</span>
            ) : (
              <>
                {dollars(hourMicro)} <span className="text-ink-muted text-xs">an hour</span>
              </>
            )}
          </p>
          {isActing ? (
            <span className="flex shrink-0 gap-1">
              {isPool ? (
                <Button
                  size="sm"
                  variant="quiet"
                  isDisabled={isBusy}
                  aria-label={`Resize ${resource.label}`}
                  onPress={() => setDialog('scale')}
                >
                  Resize
                </Button>
              ) : null}
              <Button
                size="sm"
                variant="quiet"
                isDisabled={isBusy}
                aria-label={`Delete ${resource.label}`}
                onPress={() => setDialog('delete')}
              >
                Delete
              </Button>
            </span>
          ) : null}
        </div>
        {dialog === 'scale' ? (
          <ScaleDialog pool={resource} provider={account.provider} onClose={() => setDialog(null)} />
        ) : null}
        {dialog === 'delete' ? (
          <DeleteDialog resource={resource} provider={account.provider} onClose={() => setDialog(null)} />
        ) : null}
      </li>
      {inside.map((one) => (
        <ResourceRow key={one.id} resource={one} account={account} isActing={isActing} depth={depth + 1} />
      ))}
    </>
  );
}

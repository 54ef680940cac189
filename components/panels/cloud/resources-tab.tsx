'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { PROVIDERS } from '@/engine/deployment/cloud/providers';
import type { AccountView } from '@/engine/deployment/cloud/views/accounts-view';
import { useCloud } from './cloud-context';
import { dollars } from './dollars';
import { NewClusterDialog } from './new-cluster-dialog';
import { ResourceRow } from './resource-row';
import { SignUpDialog } from './sign-up-dialog';
import { actingAccount } from './words';

/** What stands in each account, what it costs an hour, and what the month comes to. */
export function ResourcesTab() {
  const { overview, isBusy } = useCloud();
  const [dialog, setDialog] = useState<'cluster' | 'sign-up' | null>(null);
  const { resources, accounts, soFarMicro, forecastMicro } = overview;
  const hour = resources.reduce((sum, { hourMicro }) => sum + (hourMicro ?? 0), 0);
  const isPartial = resources.some(({ hourMicro }) => hourMicro === null);
  const canAct = PROVIDERS.some((provider) => actingAccount(overview, provider) !== undefined);
  return (
    <div className="space-y-4 p-3">
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <Figure
          label="An hour now"
          value={dollars(hour)}
          note={isPartial ? 'without what has no price' : ''}
        />
        <Figure label="This month so far" value={dollars(soFarMicro)} />
        <Figure label="By the end of the month" value={dollars(forecastMicro)} note="if nothing changes" />
        <span className="ms-auto flex flex-wrap gap-2">
          <Button size="sm" isDisabled={isBusy} onPress={() => setDialog('sign-up')}>
            Sign up
          </Button>
          <Button
            size="sm"
            variant="primary"
            isDisabled={isBusy || !canAct}
            onPress={() => setDialog('cluster')}
          >
            <Plus aria-hidden size={14} /> New cluster
          </Button>
        </span>
      </div>
      {accounts.map((account) => (
        <AccountSection key={account.id} account={account} />
      ))}
      <p className="text-ink-muted text-xs leading-5">
        List price, no discounts or tax; where each price is from stands under the bill. Clusters are ready at
        once: no machine has to be waited for. Spot machines are assumed to be taken away{' '}
        {overview.spot.interruptionsPerHour} times an hour each, and replaced after{' '}
        {overview.spot.replacementSeconds} s; <code>cloud/spot.json</code> takes the place of that.
      </p>
      {dialog === 'cluster' ? <NewClusterDialog onClose={() => setDialog(null)} /> : null}
      {dialog === 'sign-up' ? <SignUpDialog onClose={() => setDialog(null)} /> : null}
    </div>
  );
}

function Figure({
  label,
  value,
  note,
}: {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
}) {
  return (
    <dl className="m-0">
      <dt className="text-ink-muted text-xs">{label}</dt>
      <dd className="m-0 font-medium text-ink text-lg tabular-nums leading-6">
        {value}
        {note ? <span className="ms-1.5 font-normal text-ink-muted text-xs">{note}</span> : null}
      </dd>
    </dl>
  );
}

function AccountSection({ account }: { readonly account: AccountView }) {
  const { overview } = useCloud();
  const own = overview.resources.filter((one) => one.account === account.name);
  const roots = own.filter(({ parent }) => parent === null || !own.some(({ id }) => id === parent));
  const isActing = actingAccount(overview, account.provider)?.id === account.id;
  return (
    <section aria-label={`${account.what} ${account.name}`}>
      <h3 className="flex flex-wrap items-baseline gap-x-2 text-sm">
        <span className="font-medium text-ink">{account.name}</span>
        <span className="text-ink-muted text-xs">
          {account.what} <span className="break-all">{account.id}</span>
        </span>
      </h3>
      {isActing ? null : (
        <p className="mt-1 text-ink-muted text-xs leading-5">
          {account.program} has no live key of this account in use: make one under “Accounts and keys” to
          change anything here.
        </p>
      )}
      {own.length === 0 ? (
        <p className="mt-1.5 rounded-md border border-line border-dashed px-3 py-2 text-ink-muted text-sm">
          Nothing stands here, and nothing is billed.
        </p>
      ) : (
        <ul className="mt-1.5 divide-y divide-line rounded-md border border-line bg-surface">
          {roots.map((one) => (
            <ResourceRow key={one.id} resource={one} account={account} isActing={isActing} depth={0} />
          ))}
        </ul>
      )}
    </section>
  );
}

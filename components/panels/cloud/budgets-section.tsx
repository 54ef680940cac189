'use client';

import { Plus, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { ActionDialog } from '@/components/ui/action-dialog';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { NumberField } from '@/components/ui/number-field';
import { Select } from '@/components/ui/select';
import { TextField } from '@/components/ui/text-field';
import type { BudgetView } from '@/engine/deployment/cloud/views/overview';
import { shellLine } from '@/engine/shell/quote';
import { ActLines } from './act-lines';
import { useCloud } from './cloud-context';
import { budgetLine } from './commands';
import { dollars } from './dollars';
import { useAct } from './use-act';
import { dayWords } from './words';

/** The budgets of the month, and when each of their thresholds was reached or will be. */
export function BudgetsSection() {
  const { overview, isBusy } = useCloud();
  const [isSetting, setSetting] = useState(false);
  return (
    <section aria-label="Budgets" className="space-y-2">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="flex-1 font-medium text-ink text-sm">Budgets of this month</h3>
        <Button size="sm" isDisabled={isBusy} onPress={() => setSetting(true)}>
          <Plus aria-hidden size={14} /> Set a budget
        </Button>
      </div>
      {overview.budgets.length === 0 ? (
        <p className="text-ink-muted text-sm leading-5">
          None. A budget warns when a part of it is spent, or will be by the end of the month.
        </p>
      ) : (
        <ul className="divide-y divide-line rounded-md border border-line bg-surface">
          {overview.budgets.map((budget) => (
            <BudgetRow key={budget.name} budget={budget} />
          ))}
        </ul>
      )}
      {isSetting ? <BudgetDialog onClose={() => setSetting(false)} /> : null}
    </section>
  );
}

function BudgetRow({ budget }: { readonly budget: BudgetView }) {
  const { run, isBusy } = useCloud();
  const { name, account, limitMicro, spentMicro, forecastMicro, alerts } = budget;
  const percent = (micro: number) => Math.min(100, (micro / limitMicro) * 100);
  return (
    <li className="space-y-1.5 px-3 py-2 text-sm">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-medium text-ink">{name}</span>
        <span className="text-ink-muted text-xs">{account ?? 'all accounts'}</span>
        <span className="ms-auto text-ink tabular-nums">
          {dollars(spentMicro)} <span className="text-ink-muted">of {dollars(limitMicro)}</span>
        </span>
      </p>
      <div aria-hidden className="relative h-2 overflow-hidden rounded-sm bg-sunken">
        <div
          className="hatch-adhoc absolute inset-y-0 start-0"
          style={{ width: `${percent(forecastMicro)}%` }}
        />
        <div className="absolute inset-y-0 start-0 bg-accent" style={{ width: `${percent(spentMicro)}%` }} />
      </div>
      <p className="flex flex-wrap items-center gap-1.5 text-ink-muted text-xs">
        <span className="me-1">{dollars(forecastMicro)} by the end of the month if nothing changes</span>
        {alerts.map(({ percent: at, kind, day }) => (
          <Badge
            key={at}
            tone={kind === 'actual' ? 'failed' : 'neutral'}
            icon={kind === 'actual' ? <TriangleAlert aria-hidden size={12} /> : undefined}
          >
            {at} % {kind === 'actual' ? 'reached' : 'expected'} on {dayWords(day)}
          </Badge>
        ))}
        <Button
          size="sm"
          variant="quiet"
          className="ms-auto"
          isDisabled={isBusy}
          aria-label={`Remove the budget ${name}`}
          onPress={() => void run([shellLine(['cloud', 'budget', 'remove', name])])}
        >
          Remove
        </Button>
      </p>
    </li>
  );
}

function BudgetDialog({ onClose }: { readonly onClose: () => void }) {
  const { overview } = useCloud();
  const { act, isBusy, failure } = useAct(onClose);
  const [name, setName] = useState('monthly');
  const [usd, setUsd] = useState(100);
  const [account, setAccount] = useState('*');
  const line = budgetLine(name, usd, account === '*' ? null : account);
  const isReady = name.trim() !== '' && usd > 0;
  const set = async () => {
    if (isReady) await act([line]);
  };
  return (
    <ActionDialog
      title="Set a budget"
      action="Set budget"
      isReady={isReady && !isBusy}
      onAction={() => void set()}
      onClose={onClose}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void set();
        }}
      >
        <TextField label="Name" value={name} onChange={setName} autoComplete="off" />
        <NumberField
          label="Dollars a month"
          value={usd}
          minValue={1}
          maxValue={1_000_000}
          onChange={(next) => setUsd(Number.isNaN(next) ? 1 : next)}
          description="It warns at 50, 80 and 100 %."
        />
        <Select
          label="For"
          value={account}
          onChange={setAccount}
          options={[
            { id: '*', label: 'all accounts' },
            ...overview.accounts.map((one) => ({ id: one.name, label: one.name })),
          ]}
        />
        <ActLines lines={[line]} failure={failure} />
        {/* Enter in one of several fields acts only where there is a button to press. */}
        <button type="submit" hidden />
      </form>
    </ActionDialog>
  );
}

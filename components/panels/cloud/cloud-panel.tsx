'use client';

import { useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import { Callout } from '@/components/ui/callout';
import { Spinner } from '@/components/ui/spinner';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import { withoutSecrets } from '@/engine/shell/typed-secrets';
import { CommandLine } from '../github/command-line';
import { useCommands } from '../github/use-commands';
import type { PanelProps } from '../types';
import { useLabAnswer } from '../use-lab-answer';
import { useOpened } from '../use-opened';
import { BillTab } from './bill-tab';
import { type CloudPanelValue, CloudProvider } from './cloud-context';
import { type CloudTab, cloudState } from './cloud-state';
import { CompareTab } from './compare-tab';
import { KeysTab } from './keys-tab';
import { NothingOpened } from './nothing-opened';
import { ResourcesTab } from './resources-tab';

/**
 * The simulated clouds of the project: what runs where and what it costs, the bill taken apart, the same on the other
 * clouds, and the keys. What is done here is done by `cloud`, `aws`, `gcloud` and `az`, whose line stands at the foot.
 */
export function CloudPanel({ session }: PanelProps) {
  const lab = useOpened(session.lab);
  const store = cloudState(session);
  const { tab, month, cut, isForecast } = useStore(store);
  const canWrite = useStore(session.workspace, (state) => state.access === 'writer');
  const { answer, error } = useLabAnswer(lab, 'cloud.overview', { month, cut, isForecast });
  const { last, run: runLine, isBusy, forget } = useCommands(lab);
  const run = useCallback(
    async (lines: readonly string[]) => {
      for (const line of lines) if ((await runLine(line)) === null) return false;
      return true;
    },
    [runLine],
  );
  const failure = last?.exitCode ? last.output : null;
  const value = useMemo<CloudPanelValue | null>(
    () => (answer ? { session, overview: answer, run, failure, isBusy: isBusy || !canWrite } : null),
    [session, answer, run, failure, isBusy, canWrite],
  );
  if (lab === 'failed' || error)
    return (
      <Callout tone="failed" title="The clouds cannot be read" className="m-4">
        {error?.message ?? 'The lab could not be started. Reload the page.'}
      </Callout>
    );
  if (value === null)
    return (
      <p className="flex items-center gap-2.5 p-4 text-ink-muted text-sm">
        <Spinner /> Reading the clouds
      </p>
    );
  const { accounts, resources } = value.overview;
  const standing = resources.filter(({ kind }) => kind !== 'group').length;
  return (
    <CloudProvider value={value}>
      <div className="@container flex h-full min-h-0 flex-col">
        {accounts.length === 0 && value.overview.bill.micro === 0 ? (
          <NothingOpened />
        ) : (
          <Tabs
            selectedKey={tab}
            onSelectionChange={(key) => store.setState({ tab: key as CloudTab })}
            className="min-h-0 flex-1"
          >
            <TabList aria-label="Views of the clouds">
              <Tab id="resources">Resources{standing > 0 ? ` (${standing})` : ''}</Tab>
              <Tab id="bill">Bill</Tab>
              <Tab id="compare">Compare</Tab>
              <Tab id="keys">Accounts and keys</Tab>
            </TabList>
            <TabPanel id="resources" className="overflow-y-auto">
              <ResourcesTab />
            </TabPanel>
            <TabPanel id="bill" className="overflow-y-auto">
              <BillTab />
            </TabPanel>
            <TabPanel id="compare" className="overflow-y-auto">
              <CompareTab />
            </TabPanel>
            <TabPanel id="keys" className="overflow-y-auto">
              <KeysTab />
            </TabPanel>
          </Tabs>
        )}
        {last ? <CommandLine ran={{ ...last, line: withoutSecrets(last.line) }} onClose={forget} /> : null}
      </div>
    </CloudProvider>
  );
}

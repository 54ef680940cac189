'use client';

import { useStore } from 'zustand';
import { Select } from '@/components/ui/select';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import type { RunsView } from '@/engine/ci/views/run-rows';
import { useActions } from './actions-context';
import { actionsState } from './actions-state';
import type { ActionsTab } from './place';
import { RunsTab } from './runs-tab';
import { SettingsTab } from './settings-tab';
import { WorkflowsTab } from './workflows-tab';

/** The runs, the workflows and the settings of a repository. */
export function HomeView({ tab, list }: { readonly tab: ActionsTab; readonly list: RunsView }) {
  const { session, at, go } = useActions();
  const store = actionsState(session);
  const repository = useStore(store, (state) => state.repository);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <h2 className="sr-only">Actions of {at.repository}</h2>
      {list.repositories.length > 1 ? (
        <div className="border-line border-b px-3 py-2">
          <Select
            label="Repository"
            labelHidden
            size="sm"
            value={repository ?? at.repository}
            onChange={(next) => store.setState({ repository: next })}
            options={list.repositories.map((name) => ({ id: name, label: name }))}
            className="w-fit min-w-48"
          />
        </div>
      ) : null}
      <Tabs
        selectedKey={tab}
        onSelectionChange={(key) => go({ view: 'home', tab: key as ActionsTab })}
        className="min-h-0 flex-1"
      >
        <TabList aria-label="Parts of Actions">
          <Tab id="runs">
            Runs <span className="text-ink-muted tabular-nums">{list.runs.length}</span>
          </Tab>
          <Tab id="workflows">Workflows</Tab>
          <Tab id="settings">Settings</Tab>
        </TabList>
        <TabPanel id="runs" className="overflow-y-auto">
          <RunsTab list={list} />
        </TabPanel>
        <TabPanel id="workflows" className="overflow-y-auto">
          <WorkflowsTab />
        </TabPanel>
        <TabPanel id="settings" className="overflow-y-auto">
          <SettingsTab />
        </TabPanel>
      </Tabs>
    </div>
  );
}

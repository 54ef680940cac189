'use client';

import { Workflow } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { showToast } from '@/components/ui/toast';
import { badgeSvg, badgeWord } from '@/engine/ci/views/badge';
import type { BranchWorkflow, WorkflowsView } from '@/runtime/lab/questions/ci-workflows';
import { LocationButton } from '../location-button';
import { useLabAnswer } from '../use-lab-answer';
import { useActions } from './actions-context';
import { actionsState } from './actions-state';
import { fileOf, switchLine } from './commands';
import { DispatchDialog } from './dispatch-dialog';
import { FirstWorkflowButton } from './nothing-pushed';
import { PlannedWorkflows } from './planned-workflows';
import { eventText } from './words';

/** The workflows of the default branch: their badge, what starts them, the way to start one by hand; then those of the workspace. */
export function WorkflowsTab() {
  const { session, lab, at } = useActions();
  const { answer, error } = useLabAnswer(lab, 'ci.workflows', { repository: at.repository });
  const [started, setStarted] = useState<BranchWorkflow | null>(null);
  if (error) return <p className="p-4 text-failed text-sm">{error.message}</p>;
  if (!answer) return null;
  return (
    <>
      {answer.workflows.length === 0 ? (
        <EmptyState
          icon={<Workflow aria-hidden size={24} />}
          title={`No workflow on ${answer.defaultBranch} yet`}
          action={<FirstWorkflowButton session={session} />}
        >
          What lies in <code>.github/workflows</code> of the default branch stands here once it is pushed.
        </EmptyState>
      ) : (
        <ul aria-label={`Workflows of ${answer.defaultBranch}`}>
          {answer.workflows.map((workflow) => (
            <Row key={workflow.path} view={answer} workflow={workflow} onStart={() => setStarted(workflow)} />
          ))}
        </ul>
      )}
      <PlannedWorkflows session={session} lab={lab} />
      {started?.dispatch ? (
        <DispatchDialog
          workflow={started}
          inputs={started.dispatch}
          defaultBranch={answer.defaultBranch}
          onClose={() => setStarted(null)}
        />
      ) : null}
    </>
  );
}

function Row({
  view,
  workflow,
  onStart,
}: {
  readonly view: WorkflowsView;
  readonly workflow: BranchWorkflow;
  readonly onStart: () => void;
}) {
  const { session, at, run, go, isBusy } = useActions();
  const { path, name, events, isDisabled, dispatch, problem, runs } = workflow;
  const store = actionsState(session);
  const showRuns = () => {
    store.setState({ filter: { workflow: path, branch: '', state: '' } });
    go({ view: 'home', tab: 'runs' });
  };
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-3 py-2">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium text-ink text-sm">{name}</span>
          <BadgeImage repository={view.repository} workflow={workflow} />
          {isDisabled ? <Badge>switched off</Badge> : null}
        </p>
        <p className="text-ink-muted text-xs leading-5">
          <LocationButton session={session} location={{ path, line: 1 }} text={path} className="font-mono" />
          {events.length > 0 ? `, starts by ${events.map(eventText).join(', ')}` : ''}
        </p>
        {problem === '' ? null : <p className="text-failed text-xs leading-5">{problem}</p>}
      </div>
      {runs > 0 ? (
        <Button size="sm" variant="quiet" onPress={showRuns}>
          {runs} {runs === 1 ? 'run' : 'runs'}
          <span className="sr-only"> of {name}</span>
        </Button>
      ) : null}
      <Button
        size="sm"
        variant="quiet"
        isDisabled={isBusy}
        onPress={() => void run(switchLine(at, path, isDisabled))}
      >
        {isDisabled ? 'Switch on' : 'Switch off'}
        <span className="sr-only"> {name}</span>
      </Button>
      {dispatch === null ? null : (
        <Button size="sm" isDisabled={isBusy || isDisabled} onPress={onStart}>
          Run workflow
          <span className="sr-only"> {name}</span>
        </Button>
      )}
    </li>
  );
}

/** The badge of a workflow, as a README shows it; a press copies its Markdown. */
function BadgeImage({
  repository,
  workflow,
}: {
  readonly repository: string;
  readonly workflow: BranchWorkflow;
}) {
  const { path, name, last } = workflow;
  const address = `https://github.com/${repository}/actions/workflows/${fileOf(path)}`;
  const copy = async () => {
    await navigator.clipboard.writeText(`[![${name}](${address}/badge.svg)](${address})`);
    showToast({
      title: 'The Markdown of the badge is on the clipboard',
      description: 'Paste it into README.md.',
    });
  };
  const svg = badgeSvg(name, last);
  return (
    <button
      type="button"
      title="Copy the Markdown of this badge"
      aria-label={`Badge of ${name}: ${badgeWord(last)}. Copy its Markdown.`}
      onClick={() => void copy()}
      className="cursor-pointer rounded"
    >
      {/* biome-ignore lint/performance/noImgElement: an image made here needs no server to make it smaller */}
      <img src={`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`} alt="" height={20} className="h-5" />
    </button>
  );
}

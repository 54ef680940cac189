import { useWorkbench } from '@/components/workbench/workbench-context';
import type { Evidence, EvidenceTarget } from '@/engine/rubric/report';
import type { LessonSession } from '@/stores/contracts';
import { actionsState } from '../actions/actions-state';
import { clusterState } from '../cluster/cluster-state';
import { useGoTo } from '../use-go-to';

export interface EvidenceLinkProps {
  readonly session: LessonSession;
  readonly evidence: Evidence;
}

/** What shows why points were given: opens in the panel or the editor that has it. */
export function EvidenceLink({ session, evidence: { target, shows } }: EvidenceLinkProps) {
  const open = useOpenEvidence(session, target);
  const name = nameOf(target);
  return (
    <>
      {open ? (
        <button
          type="button"
          className="cursor-pointer break-all text-left text-accent underline underline-offset-2 hover:text-accent-strong"
          onClick={open}
        >
          {name}
        </button>
      ) : (
        <span className="break-all font-medium">{name}</span>
      )}
      <span className="text-ink-muted">: {shows}</span>
    </>
  );
}

function useOpenEvidence(session: LessonSession, target: EvidenceTarget): (() => void) | undefined {
  const { layout, panels } = useWorkbench();
  const go = useGoTo();
  const show = (panel: string) => layout.getState().showPanel(panel);
  const whenThere = (panel: string, open: () => void) =>
    panels.some(({ id }) => id === panel) ? open : undefined;
  switch (target.kind) {
    case 'file':
    case 'alert':
      return () => session.editor.getState().revealLocation({ path: target.path, line: target.line ?? 1 });
    case 'run':
      return go.run && (() => go.run?.(target.runId));
    case 'model-version':
      return go.trail && (() => go.trail?.(`version:${target.model}/${target.version}`));
    case 'workflow-run':
      return whenThere('actions', () => {
        if (target.place)
          actionsState(session).setState({
            repository: target.place.repository,
            place: { view: 'run', id: target.place.id, tab: 'summary', job: null },
          });
        show('actions');
      });
    case 'commit':
      return whenThere('git', () => show('git'));
    case 'image':
      return whenThere('images', () => show('images'));
    case 'cluster':
      return whenThere('cluster', () => {
        clusterState(session).setState({ workload: `${target.object}/${target.name}`, tab: 'workload' });
        show('cluster');
      });
  }
}

function nameOf(target: EvidenceTarget): string {
  switch (target.kind) {
    case 'file':
      return target.line === undefined ? target.path : `${target.path}:${target.line}`;
    case 'alert':
      return target.name;
    case 'run':
      return `run ${target.runId.slice(0, 8)}`;
    case 'model-version':
      return `${target.model} version ${target.version}`;
    case 'workflow-run':
      return `${target.workflow} #${target.number}`;
    case 'commit':
      return target.hash.slice(0, 7);
    case 'image':
      return target.name;
    case 'cluster':
      return `${target.object.toLowerCase()}/${target.name}`;
  }
}

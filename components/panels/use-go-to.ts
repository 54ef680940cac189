import { useWorkbench } from '@/components/workbench/workbench-context';
import { actionsState } from './actions/actions-state';
import { experimentsState } from './experiments/experiments-state';
import { modelsState } from './models/models-state';
import { versionsState } from './versions/versions-state';

/** Ways from one panel to a thing in another; undefined where the lesson does not have that panel. */
export interface GoTo {
  /** A tracked run. */
  readonly run?: (runId: string) => void;
  /** The trail through a node of the lineage, e.g. `run:<id>` or `version:price/3`. */
  readonly trail?: (nodeId: string) => void;
  /** The versions of a tracked file. */
  readonly data?: (path: string) => void;
  /** The log of a job of a workflow; `repository` is `owner/name`. */
  readonly job?: (repository: string, run: number, job: number) => void;
}

/** Leads to runs, trails and versions of data in the panels that show them. */
export function useGoTo(): GoTo {
  const { session, layout, panels } = useWorkbench();
  const has = (panel: string) => panels.some(({ id }) => id === panel);
  const show = (panel: string) => layout.getState().showPanel(panel);
  return {
    ...(has('experiments') && {
      run: (id: string) => {
        experimentsState(session).setState({ shown: { view: 'run', id } });
        show('experiments');
      },
    }),
    ...(has('models') && {
      trail: (focus: string) => {
        modelsState(session).setState({ focus });
        show('models');
      },
    }),
    ...(has('versions') && {
      data: (path: string) => {
        versionsState(session).setState({ path, compared: null });
        show('versions');
      },
    }),
    ...(has('actions') && {
      job: (repository: string, id: number, job: number) => {
        actionsState(session).setState({ repository, place: { view: 'run', id, tab: 'log', job } });
        show('actions');
      },
    }),
  };
}

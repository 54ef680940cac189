import { RunStore } from '../../../engine/ci/store/run-store';
import { repositoriesOf } from '../../../engine/ci/views/repositories';
import type { RunnerJob } from '../../../engine/deployment/cloud/usage/runner-usage';
import {
  type CloudOverview,
  cloudOverview,
  type OverviewInput,
} from '../../../engine/deployment/cloud/views/overview';
import { readSettings } from '../../../engine/versioning/forge/store/settings';
import type { QuestionContext } from '../question';

/** The jobs of workflows that are done, with what their repository is to the bill. */
function runnerJobs({ fs }: QuestionContext): RunnerJob[] {
  return repositoriesOf(fs).flatMap(({ name, folder }) => {
    const isPublic = readSettings(fs, folder).visibility === 'public';
    return new RunStore(fs, folder)
      .all()
      .flatMap((run) =>
        run.jobs.flatMap(({ runsOn, startedAt, completedAt }): RunnerJob[] =>
          startedAt === null || completedAt === null
            ? []
            : [{ repository: name, isPublic, workflow: run.workflow, runsOn, startedAt, completedAt }],
        ),
      );
  });
}

/** The clouds of the project, with the minutes that its workflows took on GitHub's runners. */
export function cloud(context: QuestionContext, input: OverviewInput): CloudOverview {
  return cloudOverview(context, input, runnerJobs(context));
}

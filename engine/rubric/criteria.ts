import type { FindingId } from './findings';
import type { CriterionId } from './report';

/** A level, and what has to be found for it: of each list at least one. Levels stand on the ones below. */
export interface CriterionLevel {
  readonly points: number;
  readonly says: string;
  readonly needs: readonly (readonly FindingId[])[];
  /** What to do for it, as a sentence. */
  readonly how: string;
}

export interface Criterion {
  readonly id: CriterionId;
  readonly title: string;
  /** What a project without any of it is said to be. */
  readonly nothing: string;
  /** Ascending by points. */
  readonly levels: readonly CriterionLevel[];
}

const level = (
  points: number,
  says: string,
  how: string,
  ...needs: readonly (FindingId | readonly FindingId[])[]
): CriterionLevel => ({
  points,
  says,
  how,
  needs: needs.map((one) => (typeof one === 'string' ? [one] : one)),
});

/**
 * The 33 points of the project of the MLOps Zoomcamp (DataTalksClub, `07-project/README.md`), as what can be seen in a project. Its words
 * are kept where they fit: where it says "developed on the cloud", the lab has a cluster, and manifests are its infrastructure as code.
 */
export const CRITERIA: readonly Criterion[] = [
  {
    id: 'problem',
    title: 'Problem description',
    nothing: 'The problem is not described.',
    levels: [
      level(
        1,
        'The problem is described, but shortly or not clearly.',
        'Say in a section of README.md which problem is solved, and for whom.',
        'problem-described',
      ),
      level(
        2,
        'It is clear what problem the project solves, what it foretells and how that is measured.',
        'Say in README.md what the target is, and the metric with its baseline.',
        'target-and-metric',
      ),
    ],
  },
  {
    id: 'cloud',
    title: 'Cloud',
    nothing: 'It runs only here.',
    levels: [
      level(
        2,
        'It runs on a platform for containers, or is described for one.',
        'Write manifests into k8s/, or run it in the cluster.',
        ['manifests', 'runs-in-the-cluster'],
      ),
      level(
        4,
        'It runs on the platform, and all of it comes from files in git.',
        'Commit the manifests and apply them: kubectl apply -f k8s.',
        'runs-in-the-cluster',
        'infrastructure-as-code',
      ),
    ],
  },
  {
    id: 'tracking',
    title: 'Experiment tracking and model registry',
    nothing: 'No run is tracked, no model registered.',
    levels: [
      level(
        2,
        'Runs are tracked, or models are registered.',
        'Track a training with its parameters and metrics.',
        ['runs-tracked', 'model-registered'],
      ),
      level(
        4,
        'Runs are tracked, and the served model is a registered version with an alias.',
        'Register the best run, and give it an alias such as champion.',
        'runs-tracked',
        'model-registered',
      ),
    ],
  },
  {
    id: 'orchestration',
    title: 'Workflow orchestration',
    nothing: 'Steps are run by hand.',
    levels: [
      level(
        2,
        'Basic orchestration: a pipeline of stages.',
        'Write the steps as stages of dvc.yaml.',
        'pipeline',
      ),
      level(
        4,
        'Fully deployed: a workflow trains by itself, and has done so.',
        'Add a workflow with a schedule that runs the pipeline, and let it run once on the server.',
        'workflow-trains-by-itself',
        'training-has-run-on-the-server',
      ),
    ],
  },
  {
    id: 'deployment',
    title: 'Model deployment',
    nothing: 'The model is not deployed.',
    levels: [
      level(
        2,
        'It is deployed, but only here.',
        'Let npm start run a module whose default export has fetch.',
        'service',
      ),
      level(
        4,
        'It is in an image that was pushed, so that it can run anywhere.',
        'Write a Dockerfile, build the image and push it.',
        'image-built',
        'image-pushed',
      ),
    ],
  },
  {
    id: 'monitoring',
    title: 'Model monitoring',
    nothing: 'Nobody watches it.',
    levels: [
      level(
        2,
        'Basic monitoring: metrics of data and model are watched.',
        'Write rules into monitoring/rules.yml.',
        'metrics-watched',
      ),
      level(
        4,
        'Alerts reach somebody, and what is to be done follows: a runbook, or a training that starts.',
        'Name a receiver in alertmanager.yml, and give each alert a section in runbook.md.',
        'somebody-is-told',
        'alerts-lead-to-something',
      ),
    ],
  },
  {
    id: 'reproducibility',
    title: 'Reproducibility',
    nothing: 'There are no instructions, and the data is missing.',
    levels: [
      level(
        2,
        'Some instructions are there, or all versions are known.',
        'Write the commands into README.md.',
        ['instructions', 'data-versioned'],
      ),
      level(
        4,
        'Instructions are clear, and packages, base image and data have their versions.',
        'Commit package-lock.json, pin the base image, track the data with DVC.',
        'instructions',
        'packages-locked',
        'data-versioned',
        'base-image-pinned',
      ),
    ],
  },
  {
    id: 'unit-tests',
    title: 'Unit tests',
    nothing: 'There are none.',
    levels: [level(1, 'There are unit tests.', 'Write a file that ends in .test.ts.', 'unit-tests')],
  },
  {
    id: 'integration-test',
    title: 'Integration test',
    nothing: 'There is none.',
    levels: [
      level(
        1,
        'There is an integration test.',
        'Test the service as a whole: send it a Request in a test.',
        'integration-test',
      ),
    ],
  },
  {
    id: 'linter',
    title: 'Linter or formatter',
    nothing: 'None is used.',
    levels: [level(1, 'A linter or a formatter is used.', 'Add a script lint to package.json.', 'linter')],
  },
  {
    id: 'scripts',
    title: 'Makefile or scripts',
    nothing: 'Commands are typed.',
    levels: [
      level(
        1,
        'A Makefile, or scripts, have the commands.',
        'Add a Makefile, or scripts to package.json for what is done often.',
        'scripts',
      ),
    ],
  },
  {
    id: 'hooks',
    title: 'Pre-commit hooks',
    nothing: 'There are none.',
    levels: [
      level(
        1,
        'A hook looks at each commit.',
        'Add .githooks/pre-commit, or .pre-commit-config.yaml.',
        'hooks',
      ),
    ],
  },
  {
    id: 'ci-cd',
    title: 'CI/CD',
    nothing: 'Nothing checks a change.',
    levels: [
      level(
        1,
        'A workflow checks changes.',
        'Add a workflow that runs for each pull request.',
        'changes-are-checked',
      ),
      level(
        2,
        'It has passed on the server, and main takes nothing without it.',
        'Push it, let it pass, and require its check on main.',
        'checks-have-passed',
        'checks-are-required',
      ),
    ],
  },
];

import type { PortfolioSources } from './sources';

/** One thing that can be done with the repository outside of the lab. */
export interface GuideStep {
  readonly title: string;
  /** What is typed. */
  readonly commands: readonly string[];
  /** What it needs to be installed. */
  readonly needs: string;
}

/** How to run a repository with the real tools: only what is in it. */
export function runGuide({ paths, scripts, node }: PortfolioSources): readonly GuideStep[] {
  const has = (pattern: RegExp) => paths.find((path) => pattern.test(path));
  const script = (name: string) => Object.hasOwn(scripts, name);
  const steps: GuideStep[] = [];
  if (has(/^package-lock\.json$/)) {
    const run = ['test', 'train']
      .filter(script)
      .map((name) => (name === 'test' ? 'npm test' : `npm run ${name}`));
    const needs = node === null ? 'Node.js 22 or later' : `Node.js ${node}`;
    steps.push({ title: 'Install, test and train', commands: ['npm ci', ...run], needs });
  }
  if (has(/^dvc\.yaml$/))
    steps.push({ title: 'Run the pipeline', commands: ['dvc repro', 'dvc dag'], needs: 'DVC 3' });
  if (has(/^mlruns\//))
    steps.push({
      title: 'Look at the runs and the registry',
      commands: ['mlflow ui --backend-store-uri ./mlruns'],
      needs: 'MLflow 2.9 or later',
    });
  if (has(/^Dockerfile$/)) {
    const port = 'docker run --rm -p 8080:8080 service';
    steps.push({
      title: 'Build and run the image',
      commands: ['docker build -t service .', port],
      needs: 'Docker',
    });
  }
  const cluster = has(/^(k8s|kubernetes|deploy)\/.*\.ya?ml$/);
  if (cluster !== undefined)
    steps.push({
      title: 'Deploy it',
      commands: [`kubectl apply -f ${cluster.slice(0, cluster.indexOf('/'))}/`],
      needs: 'kubectl and a cluster',
    });
  const rules = has(/(^|\/)rules\.ya?ml$/);
  if (rules !== undefined)
    steps.push({
      title: 'Check the alerts',
      commands: [`promtool check rules ${rules}`],
      needs: 'Prometheus',
    });
  if (has(/^\.github\/workflows\/.*\.ya?ml$/))
    steps.push({
      title: 'Let GitHub check each change',
      commands: ['git remote add origin <your repository>', 'git push -u origin main'],
      needs: 'a repository on GitHub; its workflows run on the first push',
    });
  return steps;
}

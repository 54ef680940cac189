import { describe, expect, it } from 'vitest';
import { kubectlShell } from '@/engine/deployment/cluster/testing/kubectl-shell';
import { CANARY_STEPS, rolloutText, SUCCESS_RATE } from '@/engine/deployment/cluster/testing/manifests';
import { deploymentText } from '@/engine/deployment/cluster/testing/test-cluster';
import {
  abortLine,
  applyLine,
  deletePodLine,
  describePodLine,
  imageLine,
  logsLine,
  pauseLine,
  promoteLine,
  restartLine,
  retryLine,
  scaleLine,
  undoLine,
  waitLine,
} from './commands';

const DEPLOYMENT = { kind: 'Deployment', name: 'web' } as const;
const ROLLOUT = { kind: 'Rollout', name: 'web' } as const;

/** Types lines as the panel does; each has to be taken. */
async function typed(files: Readonly<Record<string, string>>, lines: readonly string[]) {
  const shell = kubectlShell(files);
  for (const line of lines) {
    const { exitCode, stderr } = await shell.run(line);
    expect(`${line}: ${exitCode} ${stderr}`).toBe(`${line}: 0 ${stderr}`);
  }
  return shell;
}

describe('what the buttons type', () => {
  it('is taken for a deployment', async () => {
    const shell = await typed({ 'k8s/my web.yaml': deploymentText() }, [
      applyLine(['k8s/my web.yaml']),
      waitLine(DEPLOYMENT),
      imageLine(DEPLOYMENT, 'web', 'web:2'),
      waitLine(DEPLOYMENT),
      undoLine(DEPLOYMENT),
      waitLine(DEPLOYMENT),
      undoLine(DEPLOYMENT, 2),
      restartLine(DEPLOYMENT),
      pauseLine(DEPLOYMENT, false),
      pauseLine(DEPLOYMENT, true),
      scaleLine(DEPLOYMENT, 2),
      waitLine(DEPLOYMENT),
    ]);
    const [pod = ''] = (await shell.output('kubectl get pods -o name')).split('\n');
    const name = pod.slice('pod/'.length);
    for (const line of [describePodLine(name), logsLine(name), deletePodLine(name)])
      expect((await shell.run(line)).exitCode).toBe(0);
  });

  it('is taken for a rollout', async () => {
    await typed({ 'web.yaml': rolloutText(CANARY_STEPS), 'rate.yaml': SUCCESS_RATE }, [
      applyLine(['rate.yaml', 'web.yaml']),
      waitLine(ROLLOUT),
      imageLine(ROLLOUT, 'web', 'web:2'),
      waitLine(ROLLOUT),
      promoteLine(ROLLOUT),
      abortLine(ROLLOUT),
      retryLine(ROLLOUT),
      promoteLine(ROLLOUT, true),
      waitLine(ROLLOUT),
      undoLine(ROLLOUT),
      pauseLine(ROLLOUT, false),
      pauseLine(ROLLOUT, true),
      restartLine(ROLLOUT),
      scaleLine(ROLLOUT, 3),
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { kubectlShell } from '../../testing/kubectl-shell';
import { CANARY_STEPS, rolloutText, SUCCESS_RATE } from '../../testing/manifests';

const FILES = { 'rate.yaml': SUCCESS_RATE, 'web.yaml': rolloutText(CANARY_STEPS) };

const begun = async (world: Parameters<typeof kubectlShell>[1] = {}) => {
  const shell = kubectlShell(FILES, world);
  await shell.output(
    'kubectl apply -f .',
    'kubectl argo rollouts status web',
    'kubectl argo rollouts set image web web=web:2',
    'kubectl argo rollouts status web',
  );
  return shell;
};

describe('kubectl argo rollouts', () => {
  it('draws a canary: phase, step, weights, versions and pods', async () => {
    const shell = await begun();
    const drawn = await shell.output('kubectl argo rollouts get rollout web');
    expect(drawn).toContain(
      'Status:          ॥ Paused\nMessage:         CanaryPauseStep\nStrategy:        Canary\n  Step:          1/5\n  SetWeight:     20\n  ActualWeight:  20\n',
    );
    expect(drawn).toContain('Images:          web:1 (stable)\n                 web:2 (canary)\n');
    expect(drawn).toMatch(/├──# revision:2\n│ {2}└──⧉ web-\w+ +ReplicaSet +✔ Healthy +\w+ +canary\n/);
    expect(drawn).toMatch(
      /└──# revision:1\n {3}└──⧉ web-\w+ +ReplicaSet +✔ Healthy +\w+ +stable\n {6}├──□ web-\w+-\w{5} +Pod +(?:✔ Running|◌ Terminating) +\w+ +ready:1\/1\n/,
    );
    expect(await shell.output('kubectl argo rollouts list rollouts')).toMatch(
      /^NAME +STRATEGY +STATUS +STEP +SET-WEIGHT .*\nweb +Canary +Paused +1\/5 +20 /,
    );
    expect(await shell.output('kubectl get rollouts')).toMatch(
      /^NAME +DESIRED +CURRENT +UP-TO-DATE +AVAILABLE +AGE\nweb +5 +5 +1 +5 /,
    );
  });

  it('says when it waits for nobody but the reader', async () => {
    const shell = await begun();
    const { stdout, stderr, exitCode } = await shell.run('kubectl argo rollouts status web');
    expect({ stdout, exitCode }).toEqual({ stdout: 'Paused - CanaryPauseStep\n', exitCode: 0 });
    expect(stderr).toContain('kubectl argo rollouts promote web');
  });

  it('promotes, and shows what the analysis measured', async () => {
    const shell = await begun({ measure: () => ({ kind: 'value', values: [0.99] }) });
    expect(await shell.output('kubectl argo rollouts promote web')).toBe("rollout 'web' promoted\n");
    const followed = await shell.output('kubectl argo rollouts status web');
    expect(followed).toMatch(/Progressing - more replicas need to be updated\n(?:.*\n)*Healthy\n$/);
    expect(await shell.output('kubectl argo rollouts get rollout web')).toMatch(
      /α web-\w+-2-4 +AnalysisRun +✔ Successful +\w+ +✔ 5/,
    );
    expect(await shell.output('kubectl get analysisruns')).toMatch(/Successful/);
  });

  it('asks with the arguments of the rollout, and a rollout whose metric is bad is degraded', async () => {
    const asked: string[] = [];
    const shell = await begun({
      measure: (query) => {
        asked.push(query);
        return { kind: 'value', values: [0.2] };
      },
    });
    await shell.output('kubectl argo rollouts promote web');
    const ran = await shell.run('kubectl argo rollouts status web');
    expect(ran.exitCode).toBe(1);
    expect(ran.stderr).toContain(
      'Error: The rollout is in a degraded state with message: RolloutAborted: Rollout aborted update to revision 2: Step-based analysis phase error/failed: Metric "success-rate" assessed Failed due to failed (2) > failureLimit (1)',
    );
    expect(asked[0]).toContain('ok{service="web"}');
  });

  it('aborts, retries, promotes in full, undoes', async () => {
    const shell = await begun();
    expect(await shell.output('kubectl argo rollouts abort web')).toBe("rollout 'web' aborted\n");
    expect((await shell.run('kubectl argo rollouts status web')).exitCode).toBe(1);
    expect(await shell.output('kubectl argo rollouts retry rollout web')).toBe("rollout 'web' retried\n");
    expect(await shell.output('kubectl argo rollouts promote web --full')).toBe(
      "rollout 'web' fully promoted\n",
    );
    expect(await shell.output('kubectl argo rollouts status web')).toMatch(/Healthy\n$/);
    expect(await shell.output('kubectl argo rollouts undo web')).toBe("rollout 'web' undo\n");
    expect(await shell.output('kubectl argo rollouts status web')).toContain('Paused - CanaryPauseStep\n');
    expect(await shell.output('kubectl argo rollouts abort nope')).toBe(
      'Error from server (NotFound): rollouts.argoproj.io "nope" not found\n',
    );
  });
});

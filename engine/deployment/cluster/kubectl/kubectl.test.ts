import { describe, expect, it } from 'vitest';
import { kubectlShell } from '../testing/kubectl-shell';
import { deploymentText } from '../testing/test-cluster';

const CONTAINER =
  'resources: { requests: { cpu: 100m } }\nreadinessProbe: { httpGet: { path: /healthz, port: 8080 }, periodSeconds: 1 }';
const WEB = deploymentText({ container: CONTAINER });

const deployed = async (world: Parameters<typeof kubectlShell>[1] = {}) => {
  const shell = kubectlShell({ 'web.yaml': WEB }, world);
  await shell.output('kubectl apply -f web.yaml', 'kubectl rollout status deploy/web');
  return shell;
};

describe('a roll-out in the terminal', () => {
  it('is applied, watched, looked back at and undone', async () => {
    const shell = kubectlShell({ 'web.yaml': WEB });
    expect(await shell.output('kubectl apply -f web.yaml')).toBe('deployment.apps/web created\n');
    expect(await shell.output('kubectl get pods')).toMatch(
      /^NAME +READY +STATUS +RESTARTS +AGE\nweb-\w+-\w{5} +0\/1 +ContainerCreating +0 +0s\n/,
    );
    expect(await shell.output('kubectl rollout status deployment/web')).toBe(
      'Waiting for deployment "web" rollout to finish: 0 of 3 updated replicas are available...\n' +
        'deployment "web" successfully rolled out\n',
    );
    expect(await shell.output('kubectl apply -f web.yaml')).toBe('deployment.apps/web unchanged\n');
    shell.write('web.yaml', WEB.replace('web:1', 'web:2'));
    expect(await shell.output('kubectl apply -f web.yaml')).toBe('deployment.apps/web configured\n');
    const status = await shell.output('kubectl rollout status deploy/web');
    expect(status.split('\n').slice(0, 2)).toEqual([
      'Waiting for deployment "web" rollout to finish: 1 out of 3 new replicas have been updated...',
      'Waiting for deployment "web" rollout to finish: 2 out of 3 new replicas have been updated...',
    ]);
    expect(status).toMatch(
      /1 old replicas are pending termination\.\.\.\ndeployment "web" successfully rolled out\n$/,
    );
    expect(await shell.output('kubectl rollout history deploy/web')).toBe(
      'deployment.apps/web \nREVISION  CHANGE-CAUSE\n1         <none>\n2         <none>\n\n',
    );
    expect(
      await shell.output('kubectl rollout undo deploy/web', 'kubectl rollout status deploy/web'),
    ).toContain('successfully rolled out');
    expect(
      await shell.output('kubectl get deploy/web -o jsonpath="{.spec.template.spec.containers[0].image}"'),
    ).toBe('web:1');
  });

  it('that cannot succeed ends with its deadline, and can be undone', async () => {
    const shell = await deployed({ missing: ['web:typo'] });
    await shell.output('kubectl set image deploy/web web=web:typo');
    const ran = await shell.run('kubectl rollout status deploy/web');
    expect(ran).toMatchObject({
      exitCode: 1,
      stderr: 'error: deployment "web" exceeded its progress deadline\n',
    });
    expect(await shell.output('kubectl get pods')).toContain('ImagePullBackOff');
    expect(
      await shell.output('kubectl rollout undo deploy/web', 'kubectl rollout status deploy/web'),
    ).toContain('successfully rolled out');
  });

  it('can be given up on after a time, and is then where it was', async () => {
    const shell = await deployed({ behaviours: { 'web:slow': { startMs: 60_000 } } });
    await shell.output('kubectl set image deploy/web web=web:slow');
    const ran = await shell.run('kubectl rollout status deploy/web --timeout=20s');
    expect(ran).toMatchObject({ exitCode: 1, stderr: 'error: timed out waiting for the condition\n' });
  });

  it('stops at Ctrl-C', async () => {
    const shell = await deployed();
    await shell.output('kubectl set image deploy/web web=web:2');
    expect((await shell.run('kubectl rollout status deploy/web', AbortSignal.abort())).exitCode).toBe(130);
  });

  it('keeps its words about pausing, restarting and going back', async () => {
    const shell = await deployed();
    expect(await shell.output('kubectl rollout undo deploy/web')).toBe(
      'error: no rollout history found for deployment "web"\n',
    );
    expect(await shell.output('kubectl rollout pause deploy/web')).toBe('deployment.apps/web paused\n');
    expect(await shell.output('kubectl rollout pause deploy/web')).toBe(
      'error: deployments.apps "web" is already paused\n',
    );
    expect(await shell.output('kubectl rollout resume deploy/web')).toBe('deployment.apps/web resumed\n');
    expect(await shell.output('kubectl rollout restart deploy/web')).toBe('deployment.apps/web restarted\n');
    expect(await shell.output('kubectl rollout undo deploy/web --to-revision=9')).toBe(
      'error: unable to find specified revision 9 in history\n',
    );
  });
});

describe('applying', () => {
  it('takes away what is not written any more, and leaves what others set', async () => {
    const shell = await deployed();
    await shell.output('kubectl scale deploy/web --replicas=5', 'kubectl annotate deploy/web team=ml');
    // The size is not in this file: it stays as it was scaled.
    shell.write('web.yaml', WEB.replace('  replicas: 3\n', ''));
    await shell.output('kubectl apply -f web.yaml');
    // It was in the file before and is not any more: it goes back to its default.
    expect(
      await shell.output(
        'kubectl get deploy web -o jsonpath="{.spec.replicas} {.metadata.annotations.team}"',
      ),
    ).toBe('1 ml');
    await shell.output('kubectl scale deploy/web --replicas=4', 'kubectl apply -f web.yaml');
    expect(await shell.output('kubectl get deploy web -o jsonpath="{.spec.replicas}"')).toBe('4');
  });

  it('reads folders and standard input, and says what is not there', async () => {
    const shell = kubectlShell({
      'k8s/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { A: "1" }',
      'k8s/b.yml': WEB,
      'k8s/note.txt': '',
    });
    expect(await shell.output('kubectl apply -f k8s/')).toBe(
      'configmap/a created\ndeployment.apps/web created\n',
    );
    expect(await shell.output('cat k8s/a.yaml | kubectl apply -f -')).toBe('configmap/a unchanged\n');
    expect(await shell.output('kubectl apply -f nowhere.yaml')).toBe(
      'error: the path "nowhere.yaml" does not exist\n',
    );
    expect(await shell.output('kubectl apply')).toBe('error: must specify one of -f and -k\n');
    expect(await shell.output('kubectl create -f k8s/a.yaml')).toBe(
      'Error from server (AlreadyExists): error when creating "k8s/a.yaml": configmaps "a" already exists\n',
    );
  });

  it('changes nothing in a dry run', async () => {
    const shell = kubectlShell({ 'web.yaml': WEB });
    expect(await shell.output('kubectl apply -f web.yaml --dry-run=client')).toBe(
      'deployment.apps/web created (dry run)\n',
    );
    expect(await shell.output('kubectl get deploy')).toBe('No resources found in default namespace.\n');
  });

  it('what it shows can be applied again', async () => {
    const shell = await deployed();
    expect(
      await shell.output('kubectl get deploy web -o yaml > again.yaml; kubectl apply -f again.yaml'),
    ).toMatch(/^deployment.apps\/web (?:unchanged|configured)\n$/);
    expect(await shell.output('kubectl rollout history deploy/web')).not.toContain('\n2 ');
  });
});

describe('looking', () => {
  it('at what is not there, and at what cannot be', async () => {
    const shell = await deployed();
    for (const [line, said] of [
      ['get pods nope', 'Error from server (NotFound): pods "nope" not found\n'],
      ['get deploy nope', 'Error from server (NotFound): deployments.apps "nope" not found\n'],
      ['get foo', 'error: the server doesn\'t have a resource type "foo"\n'],
      ['blah', 'error: unknown command "blah" for "kubectl"\n'],
      ['get pods --foo', "error: unknown flag: --foo\nSee 'kubectl get --help' for usage.\n"],
      ['get pods -n other', 'Error from server (NotFound): namespaces "other" not found\n'],
      ['scale deploy web', 'error: required flag(s) "replicas" not set\n'],
      ['set image deploy/web api=x', 'error: unable to find container named "api"\n'],
    ] as const)
      expect(await shell.run(`kubectl ${line}`), line).toMatchObject({ stderr: said, exitCode: 1 });
    expect((await shell.run('kubectl get pods -w')).stderr).toContain('kubectl rollout status');
    expect((await shell.run('kubectl exec -it web -- sh')).stderr).toContain('docker run');
  });

  it('at a container that does not come up: its log, its state, its end', async () => {
    const shell = kubectlShell(
      { 'web.yaml': WEB },
      { behaviours: { 'web:1': { exit: { afterMs: 100, code: 1 }, log: 'Error: no model.json\n' } } },
    );
    await shell.output('kubectl apply -f web.yaml', 'kubectl rollout status deploy/web --timeout=60s');
    expect(await shell.output('kubectl get pods')).toMatch(/CrashLoopBackOff +\d \(\d+s ago\)/);
    expect(await shell.output('kubectl logs deploy/web')).toContain('Error: no model.json\n');
    const described = await shell.output('kubectl describe pod web');
    expect(described).toMatch(/Last State:\s+Terminated\n\s+Reason:\s+Error\n\s+Exit Code:\s+1/);
    expect(described).toMatch(/Warning +BackOff .*Back-off restarting failed container web in pod web-/);
  });

  it('by labels, names, columns and paths', async () => {
    const shell = await deployed();
    expect((await shell.output('kubectl get pods -l app=web -o name')).trim().split('\n')).toHaveLength(3);
    expect(await shell.output('kubectl get pods -l app!=web')).toBe(
      'No resources found in default namespace.\n',
    );
    expect(
      await shell.output('kubectl get deploy -o custom-columns=NAME:.metadata.name,N:.spec.replicas'),
    ).toBe('NAME   N\nweb    3\n');
    expect(
      await shell.output(`kubectl get deploy -o jsonpath='{range .items[*]}{.metadata.name}{"\\n"}{end}'`),
    ).toBe('web\n');
  });
});

describe('waiting and deleting', () => {
  it('lets time pass until a condition is met, or its time is over', async () => {
    const shell = kubectlShell({ 'web.yaml': WEB });
    expect(
      await shell.output('kubectl apply -f web.yaml', 'kubectl wait --for=condition=available deploy/web'),
    ).toBe('deployment.apps/web condition met\n');
    const ran = await shell.run('kubectl wait --for=jsonpath="{.spec.replicas}"=9 deploy/web --timeout=5s');
    expect(ran).toMatchObject({
      exitCode: 1,
      stderr: 'error: timed out waiting for the condition on deployments/web\n',
    });
  });

  it('deletes what was made with it, after its grace', async () => {
    const shell = await deployed();
    expect(await shell.output('kubectl delete -f web.yaml')).toBe('deployment.apps "web" deleted\n');
    expect(await shell.output('kubectl get pods')).toContain('Terminating');
    shell.clock.advance(31_000);
    expect(await shell.output('kubectl get pods')).toBe('No resources found in default namespace.\n');
  });

  it('a pod that is deleted comes back under another name', async () => {
    const shell = await deployed();
    const [first = ''] = (await shell.output('kubectl get pods -o name')).split('\n');
    expect(await shell.output(`kubectl delete ${first}`)).toBe(`pod "${first.slice(4)}" deleted\n`);
    const left = await shell.output('kubectl get pods -o name');
    expect(left).not.toContain(first);
    expect(left.trim().split('\n')).toHaveLength(3);
  });
});

describe('its log', () => {
  it('gives the same cluster when it is read back, in another file system', async () => {
    const shell = await deployed();
    await shell.output(
      'kubectl set image deploy/web web=web:2',
      'kubectl rollout status deploy/web',
      'kubectl autoscale deploy web --max=5',
    );
    const shown = await shell.output('kubectl get all -o wide');
    const again = kubectlShell({});
    again.fs.makeFolder('/srv/kubernetes');
    again.fs.write('/srv/kubernetes/log.jsonl', shell.fs.readText('/srv/kubernetes/log.jsonl'));
    expect(await again.output('kubectl get all -o wide')).toBe(shown);
  });

  it('can be put back to what it was: undo', async () => {
    const shell = await deployed();
    const before = shell.fs.readText('/srv/kubernetes/log.jsonl');
    await shell.output('kubectl delete deploy web');
    shell.fs.write('/srv/kubernetes/log.jsonl', before);
    expect(await shell.output('kubectl get deploy')).toContain('3/3');
  });

  it('does not follow years of crashes: after a long absence it stood still for a while', async () => {
    const shell = kubectlShell(
      { 'web.yaml': WEB },
      { behaviours: { 'web:1': { exit: { afterMs: 100, code: 1 } } } },
    );
    await shell.output('kubectl apply -f web.yaml', 'kubectl rollout status deploy/web --timeout=60s');
    shell.clock.advance(86_400_000 * 365);
    expect(await shell.output('kubectl get deploy')).toMatch(/0\/3 +3 +0 +24h\n/);
    shell.clock.advance(60_000);
    expect(await shell.output('kubectl get deploy')).toMatch(/ 24h\n/);
  });

  it('runs a container once for all pods of one kind', async () => {
    const learnt: string[] = [];
    const shell = await deployed({ onLearn: ({ reference }) => learnt.push(reference) });
    await shell.output('kubectl scale deploy/web --replicas=6', 'kubectl rollout status deploy/web');
    expect(learnt).toEqual(['web:1']);
  });
});

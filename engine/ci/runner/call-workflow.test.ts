import { describe, expect, it } from 'vitest';
import { CiScene, conclusionsOf, onPush } from '../testing/ci-scene';

const steps = (...list: readonly string[]) =>
  onPush(
    `a:\n  runs-on: ubuntu-latest\n  steps:\n${list.map((step) => `    - ${step.replaceAll('\n', '\n      ')}\n`).join('')}`,
  );

describe("workflows and actions of one's own", () => {
  const called = (more = '', steps = '      - run: echo x\n') =>
    `on:\n  workflow_call:\n    inputs: { n: { type: number, default: 1 }, who: { type: string, required: true } }\n    secrets: { KEY: { required: false } }\n    outputs: { v: { value: "\${{ jobs.inner.outputs.v }}" } }\njobs:\n  inner:\n    runs-on: x\n${more}    outputs: { v: "\${{ steps.s.outputs.v }}" }\n    steps:\n${steps}      - { id: s, run: "echo v=\${{ inputs.who }}\${{ inputs.n }} >> $GITHUB_OUTPUT" }\n`;
  const PATH = '.github/workflows/called.yml';

  it('R1: a job calls a workflow with inputs, and sees its outputs', async () => {
    const scene = new CiScene();
    const run = await scene.run(
      onPush(
        'call:\n  uses: ./.github/workflows/called.yml\n  with: { who: ada, n: 2 }\nafter:\n  needs: call\n  runs-on: x\n  steps:\n    - run: echo got ${{ needs.call.outputs.v }}\n',
      ),
      { files: { [PATH]: called() } },
    );
    expect(conclusionsOf(run)).toEqual({ 'call / inner': 'success', after: 'success' });
    expect(scene.logOf('after')).toContain('got ada2');
  });

  it('R2: an input that is missing, unknown or of the wrong type fails the call', async () => {
    const failing = async (inputs: string) => {
      const run = await new CiScene().run(
        onPush(`call:\n  uses: ./.github/workflows/called.yml\n  with: ${inputs}\n`),
        { files: { [PATH]: called() } },
      );
      return run.jobs[0]!.annotations[0]!.message;
    };
    expect(await failing('{ n: 1 }')).toContain('Input who is required');
    expect(await failing('{ who: a, x: 1 }')).toContain('Invalid input, x is not defined');
    expect(await failing('{ who: a, n: many }')).toContain('must be a number');
  });

  it('R3: secrets reach it only by name or by inherit', async () => {
    const logs = async (more: string) => {
      const scene = new CiScene();
      scene.settings({ secrets: { KEY: 'sesame-open' } });
      await scene.run(onPush(`call:\n  uses: ./.github/workflows/called.yml\n  with: { who: a }\n${more}`), {
        files: { [PATH]: called('', '      - run: echo key=[${{ secrets.KEY }}]\n') },
      });
      return scene.logOf('call / inner');
    };
    expect(await logs('')).toContain('key=[]');
    expect(await logs('  secrets: inherit\n')).toContain('key=[***]');
    expect(await logs('  secrets: { KEY: "${{ secrets.KEY }}" }\n')).toContain('key=[***]');
  });

  it('R4: ten levels of workflows at most, the caller included', async () => {
    const level = (n: number) =>
      `on: workflow_call\njobs:\n  j:\n    uses: ./.github/workflows/${n + 1}.yml\n`;
    const files = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`.github/workflows/${i + 1}.yml`, level(i + 1)]),
    );
    const last = {
      '.github/workflows/10.yml':
        'on: workflow_call\njobs:\n  end:\n    runs-on: x\n    steps: [{ run: echo }]\n',
    };
    const deep = await new CiScene().run(onPush('j:\n  uses: ./.github/workflows/1.yml\n'), { files });
    expect(deep.conclusion).toBe('failure');
    expect(deep.jobs[0]!.annotations[0]!.message).toContain('10 are allowed');
    const start = (n: number) => onPush(`j:\n  uses: ./.github/workflows/${n}.yml\n`);
    expect((await new CiScene().run(start(2), { files: { ...files, ...last } })).conclusion).toBe('success');
    expect((await new CiScene().run(start(1), { files: { ...files, ...last } })).conclusion).toBe('failure');
  });

  it('R5: one that is not there, or cannot be called, fails the job that calls it', async () => {
    const run = await new CiScene().run(onPush('call:\n  uses: ./.github/workflows/ci.yml\n'));
    expect(run.jobs[0]!.annotations[0]!.message).toContain('missing a `on.workflow_call` trigger');
  });

  it('R6: composite actions: inputs with defaults, steps, outputs; only after a checkout', async () => {
    const action =
      'name: Greet\ndescription: Greets\ninputs: { who: { default: world, description: who } }\noutputs: { said: { description: it, value: "${{ steps.s.outputs.t }}" } }\nruns:\n  using: composite\n  steps:\n    - { id: s, shell: bash, run: "echo t=hello-${{ inputs.who }} >> $GITHUB_OUTPUT" }\n    - { shell: bash, run: echo from $GITHUB_ACTION_PATH }\n';
    const scene = new CiScene();
    const run = await scene.run(
      steps(
        'uses: actions/checkout@v4',
        '{ id: g, uses: ./greet }',
        '{ id: h, uses: ./greet, with: { who: ada } }',
        'run: echo ${{ steps.g.outputs.said }} ${{ steps.h.outputs.said }}',
      ),
      { files: { 'greet/action.yml': action } },
    );
    expect(run.conclusion).toBe('success');
    expect(scene.logOf('a')).toContain('hello-world hello-ada');
    expect(scene.logOf('a')).toContain('from /workspace/greet');
    const without = await scene.run(steps('uses: ./greet'));
    expect(without.conclusion).toBe('failure');
    expect(scene.logOf('a')).toContain('Did you forget to run actions/checkout');
  });

  it('R7: actions of repositories on the same forge', async () => {
    const scene = new CiScene();
    const run = await scene.run(steps('uses: ada/prices/act@main'), {
      files: {
        'act/action.yml':
          'name: A\ndescription: a\nruns: { using: composite, steps: [{ run: echo from afar, shell: bash }] }\n',
      },
    });
    expect(run.conclusion).toBe('success');
    expect(scene.logOf('a')).toContain('from afar');
  });
});

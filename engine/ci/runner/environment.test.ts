import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Masker } from '../secrets/masker';
import { CiScene, jobNamed, onPush } from '../testing/ci-scene';
import { parseEntries } from './env-files';
import { LOG_LIMITS } from './step-log';
import { parseCommand } from './workflow-commands';

const steps = (...list: readonly string[]) =>
  onPush(
    `a:\n  runs-on: ubuntu-latest\n  steps:\n${list.map((step) => `    - ${step.replaceAll('\n', '\n      ')}\n`).join('')}`,
  );

async function logOf(...list: readonly string[]): Promise<string> {
  const scene = new CiScene();
  await scene.run(steps(...list));
  return scene.logOf('a');
}

describe('the environment of steps', () => {
  it('E1: the workflow is overridden by the job, the job by the step, in the shell and in env', async () => {
    const scene = new CiScene();
    await scene.run(
      'on: push\nenv: { A: workflow, B: workflow, C: workflow }\njobs:\n  a:\n    runs-on: x\n    env: { B: job, C: job }\n    steps:\n      - run: echo $A $B $C ${{ env.A }} ${{ env.B }} ${{ env.C }}\n        env: { C: step }\n',
    );
    expect(scene.logOf('a')).toContain('\nworkflow job step workflow job step\n');
  });

  it('E2: $GITHUB_ENV holds from the next step on and goes before workflow and job; the step goes before it', async () => {
    const log = await logOf(
      'run: |\n  echo A=file >> $GITHUB_ENV\n  echo now:$A\nenv: { A: own }',
      'run: echo next:$A:${{ env.A }}',
      'run: echo step:$A\nenv: { A: own }',
    );
    expect(log).toContain('now:own');
    expect(log).toContain('next:file:file');
    expect(log).toContain('step:own');
  });

  it('E3: GITHUB_* and RUNNER_* cannot be set', async () => {
    const log = await logOf(
      'run: echo GITHUB_REF=evil >> $GITHUB_ENV',
      'run: echo ref:$GITHUB_REF:$RUNNER_OS\nenv: { RUNNER_OS: evil }',
    );
    expect(log).toContain('ref:refs/heads/main:Linux');
  });

  it('E4: the shell sees the defaults: CI, GITHUB_SHA, GITHUB_REF, GITHUB_REF_NAME, GITHUB_WORKSPACE, …', async () => {
    const log = await logOf(
      'run: echo $CI $GITHUB_REF_NAME $GITHUB_WORKSPACE $GITHUB_EVENT_NAME $GITHUB_REPOSITORY $GITHUB_RUN_NUMBER [$GITHUB_SHA]',
    );
    expect(log).toMatch(/true main \/workspace push ada\/prices 1 \[[0-9a-f]{40}\]/);
  });

  it('E5: a file command is name=value, the first = parts them', () => {
    expect(parseEntries('a=b=c\nd=\n\n')).toEqual({
      entries: [
        ['a', 'b=c'],
        ['d', ''],
      ],
    });
  });

  it('E6: values of several lines stand between delimiters', () => {
    expect(parseEntries('a<<EOF\none\ntwo=2\nEOF\nb=1')).toEqual({
      entries: [
        ['a', 'one\ntwo=2'],
        ['b', '1'],
      ],
    });
    expect(parseEntries('a<<EOF\none')).toEqual({
      error: "Invalid value. Matching delimiter not found 'EOF'",
    });
  });

  it('E7: a bad line fails the step: Invalid format', async () => {
    expect(await logOf('run: echo nonsense >> $GITHUB_OUTPUT')).toContain(
      "##[error]Invalid format 'nonsense'",
    );
  });

  it('E8: each step has fresh files, so that > and >> act alike', async () => {
    const log = await logOf(
      '{ id: x, run: "echo a=1 > $GITHUB_OUTPUT" }',
      '{ id: y, run: "echo b=2 > $GITHUB_OUTPUT" }',
      'run: echo ${{ steps.x.outputs.a }}${{ steps.y.outputs.b }}[${{ steps.y.outputs.a }}]',
    );
    expect(log).toContain('12[]');
  });

  it('E9: $GITHUB_PATH goes before PATH, the last one first', async () => {
    expect(
      await logOf(
        'run: |\n  echo /opt/one >> $GITHUB_PATH\n  echo /opt/two >> $GITHUB_PATH',
        'run: echo path:$PATH',
      ),
    ).toContain('path:/opt/two:/opt/one:/usr/local/bin');
  });

  it('E10: $GITHUB_STEP_SUMMARY becomes the summary of the job', async () => {
    const run = await new CiScene().run(
      steps('run: echo "# One" >> $GITHUB_STEP_SUMMARY', 'run: echo two >> $GITHUB_STEP_SUMMARY'),
    );
    expect(jobNamed(run, 'a').summary).toBe('# One\n\ntwo\n\n');
  });

  it('E11: entries hold for any names and values', () => {
    const name = fc.stringMatching(/^[A-Za-z_]\w{0,8}$/);
    const value = fc.string().filter((text) => !/[\r\n]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value)), (entries) => {
        expect(parseEntries(entries.map(([n, v]) => `${n}=${v}\n`).join(''))).toEqual({ entries });
      }),
    );
    fc.assert(
      fc.property(name, fc.array(value), (n, lines) => {
        expect(parseEntries(`${n}<<~END~\n${lines.map((line) => `${line}\n`).join('')}~END~\n`)).toEqual({
          entries: [[n, lines.join('\n')]],
        });
      }),
    );
  });
});

describe('workflow commands', () => {
  it('W1: notice, warning and error are annotations at their place', async () => {
    const run = await new CiScene().run(
      steps(
        'run: |\n  echo "::error file=src/a.ts,line=3,endLine=5,col=2,title=Oh::It broke"\n  echo "::warning::Careful"\n  echo "::notice::Look"',
      ),
    );
    expect(jobNamed(run, 'a').annotations).toEqual([
      {
        level: 'failure',
        message: 'It broke',
        title: 'Oh',
        path: 'src/a.ts',
        line: 3,
        endLine: 5,
        column: 2,
        step: expect.any(String),
      },
      expect.objectContaining({ level: 'warning', message: 'Careful', line: 0 }),
      expect.objectContaining({ level: 'notice', message: 'Look' }),
    ]);
  });

  it('W2: a step has ten annotations of each kind at most', async () => {
    const lines = Array.from(
      { length: 15 },
      (_, i) => `  echo "::warning::w${i}"\n  echo "::error::e${i}"`,
    ).join('\n');
    const { annotations } = jobNamed(await new CiScene().run(steps(`run: |\n${lines}`)), 'a');
    expect(annotations.filter(({ level }) => level === 'warning')).toHaveLength(10);
    expect(annotations.filter(({ level }) => level === 'failure')).toHaveLength(10);
  });

  it('W3: group and endgroup fold the log', async () => {
    expect(await logOf('run: |\n  echo "::group::Mine"\n  echo in\n  echo "::endgroup::"')).toContain(
      '##[group]Mine\nin\n##[endgroup]',
    );
  });

  it('W4: debug lines show only when asked for', async () => {
    const yaml = steps('run: echo "::debug::deep"');
    const scene = new CiScene();
    await scene.run(yaml);
    expect(scene.logOf('a')).not.toContain('##[debug]deep');
    scene.settings({ variables: { ACTIONS_STEP_DEBUG: 'true' } });
    await scene.run(yaml);
    expect(scene.logOf('a')).toContain('##[debug]deep');
  });

  it('W5: add-mask hides a value from then on', async () => {
    const log = await logOf(
      'run: |\n  echo "::add-mask::value-of-mine"\n  echo value-of-mine',
      'run: echo again value-of-mine',
    );
    expect(log.split('##[endgroup]').slice(-2).join('')).not.toContain('echo again value-of-mine');
    expect(log).toContain('again ***');
  });

  it('W6: stop-commands makes commands text, until its word comes', async () => {
    const log = await logOf(
      'run: |\n  echo "::stop-commands::pause"\n  echo "::warning::text"\n  echo "::pause::"\n  echo "::warning::real"',
    );
    expect(log).toContain('\n::warning::text\n');
    expect(log).toContain('##[warning]real');
  });

  it('W7: set-output still works, with a warning that it is deprecated', async () => {
    const log = await logOf(
      '{ id: x, run: "echo ::set-output name=v::7" }',
      'run: echo got ${{ steps.x.outputs.v }}',
    );
    expect(log).toContain('got 7');
    expect(log).toContain('##[warning]The `set-output` command is deprecated');
  });

  it('W8: escapes: %25 %0D %0A in messages, %3A %2C too in properties', () => {
    expect(parseCommand('::error file=a%3Ab%2Cc.ts,line=1::50%25%0Aof it')).toEqual({
      name: 'error',
      properties: { file: 'a:b,c.ts', line: '1' },
      message: '50%\nof it',
    });
    expect(parseCommand('no ::error::')).toBeUndefined();
    expect(parseCommand('::error::%2525')?.message).toBe('%25');
  });
});

describe('secrets', () => {
  const SECRET = 'p4ss w0rd/+=&very"long';

  it('X1: are *** in the log, whatever prints them', async () => {
    const scene = new CiScene();
    scene.settings({ secrets: { TOKEN: SECRET } });
    await scene.run(steps('run: echo "it is $T."\nenv: { T: "${{ secrets.TOKEN }}" }'));
    expect(scene.logOf('a')).toContain('it is ***.');
    expect(scene.logOf('a')).not.toContain(SECRET);
  });

  it('X2: are hidden in base64 wherever it begins, percent-encoded, in hexadecimal, escaped, reversed, by lines', () => {
    const masker = new Masker();
    masker.add(SECRET);
    masker.add('-----BEGIN-----\nsecond-line-of-key\n-----END-----');
    for (const before of ['', 'x', 'xy', 'xyz'])
      for (const after of ['', 'q', 'qr'])
        for (const encoding of ['base64', 'base64url', 'hex'] as const) {
          const encoded = Buffer.from(before + SECRET + after).toString(encoding);
          const core = masker.mask(encoded);
          expect(core, encoded).toContain('***');
          expect(core.replaceAll('***', '').length).toBeLessThan(14);
        }
    for (const text of [
      encodeURIComponent(SECRET),
      JSON.stringify(SECRET),
      [...SECRET].reverse().join(''),
      'a second-line-of-key b',
    ])
      expect(masker.mask(text)).toContain('***');
    expect(masker.mask('nothing here')).toBe('nothing here');
  });

  it('X3: an output that holds one is left out, with a warning', async () => {
    const scene = new CiScene();
    scene.settings({ secrets: { TOKEN: SECRET } });
    const run = await scene.run(
      onPush(
        'a:\n  runs-on: x\n  outputs: { t: "${{ steps.s.outputs.t }}", u: fine }\n  steps:\n    - { id: s, run: "echo t=$T >> $GITHUB_OUTPUT", env: { T: "${{ secrets.TOKEN }}" } }\nb:\n  needs: a\n  runs-on: x\n  steps:\n    - run: echo [${{ needs.a.outputs.t }}] ${{ needs.a.outputs.u }}\n',
      ),
    );
    expect(scene.logOf('b')).toContain('[] fine');
    expect(jobNamed(run, 'a').annotations.map(({ message }) => message)).toContain(
      "Skip output 't' since it may contain secret.",
    );
  });

  it('X4: never lie in clear in anything that is kept: state, logs, artifacts, caches, checks, summaries', async () => {
    const scene = new CiScene();
    scene.settings({ secrets: { TOKEN: SECRET } });
    await scene.run(
      steps(
        'run: |\n  echo "$T" > out.txt\n  echo "$T" >> $GITHUB_STEP_SUMMARY\n  echo "::error title=$T::see $T"\n  echo v=$T >> $GITHUB_OUTPUT\nenv: { T: "${{ secrets.TOKEN }}" }',
        'uses: actions/upload-artifact@v4\nwith: { name: out, path: out.txt }',
        'uses: actions/cache/save@v4\nwith: { key: k, path: out.txt }',
      ),
    );
    for (const path of scene.fs.filesBelow('/'))
      expect(scene.fs.readText(path), path).not.toContain('p4ss w0rd');
    for (const check of scene.repository.checks.values())
      expect(JSON.stringify(check)).not.toContain('p4ss w0rd');
    expect(JSON.stringify(scene.news)).not.toContain('p4ss w0rd');
    expect(scene.logOf('a')).toContain('out.txt holds a secret of this job');
  });

  it('X5: the token of a job is hidden too', async () => {
    expect(await logOf('run: echo t=${{ secrets.GITHUB_TOKEN }} ${{ github.token }}')).toContain('t=*** ***');
  });

  it('X6: masking leaves no secret, for any secret in any text', () => {
    const secret = fc
      .string({ minLength: 4, maxLength: 20 })
      .filter((text) => text.trim() === text && text.length >= 4);
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
        const masker = new Masker();
        masker.add(value);
        fc.pre(!'***'.includes(value) && !value.includes('*'));
        expect(masker.mask(before + value + after)).not.toContain(value);
      }),
    );
  });
});

describe('what is hostile', () => {
  it('H1: a bomb of anchors is refused and never built', async () => {
    const levels = 'bcdefghij'
      .split('')
      .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[i]}`).join(',')}]`);
    const run = await new CiScene().run(`a: &a [x,x,x,x,x,x,x,x,x]\n${levels.join('\n')}\non: push\n`);
    expect(run.conclusion).toBe('failure');
    expect(run.problems[0]).toContain('values once its anchors are spelled out');
    const deep = await new CiScene().run(`on: push\njobs: ${'['.repeat(50_000)}`);
    expect(deep.conclusion).toBe('failure');
  });

  it('H2: a bomb of matrices is refused', async () => {
    const vector = `[${Array.from({ length: 100 }, (_, i) => i).join(',')}]`;
    const run = await new CiScene().run(
      onPush(
        `a:\n  runs-on: x\n  strategy: { matrix: { a: ${vector}, b: ${vector}, c: ${vector}, d: ${vector} } }\n  steps: [{ run: echo }]\n`,
      ),
    );
    expect(run).toMatchObject({ conclusion: 'failure', jobs: [{ conclusion: 'failure' }] });
    expect(run.jobs[0]!.annotations[0]!.message).toContain('a matrix may make 256');
  });

  it('H3: a step without end comes to its limit of time at once', async () => {
    const run = await new CiScene().run(steps('{ id: x, run: forever, timeout-minutes: 10 }'));
    expect(run.conclusion).toBe('failure');
    const endless = await new CiScene().run(steps('run: forever'));
    expect(endless.conclusion).toBe('cancelled');
  });

  it('H4: a step that floods its log is ended', async () => {
    const scene = new CiScene();
    const run = await scene.run(steps('run: flood'));
    expect(run.conclusion).toBe('failure');
    const log = scene.logOf('a');
    expect(log.length).toBeLessThan(LOG_LIMITS.characters * 1.1);
    expect(log).toContain('the lab has ended it');
  });

  it('H5: an expression in a script is pasted into it, which is the risk of whoever writes so; env is safe', async () => {
    const scene = new CiScene();
    await scene.run(
      steps(
        'run: echo ${{ github.event.head_commit.message }}',
        'run: echo "$M"\nenv: { M: "${{ github.event.head_commit.message }}" }',
      ),
      { event: { payload: { head_commit: { message: 'hi\necho injected' } } } },
    );
    const log = scene.logOf('a');
    expect(log).toContain('\nhi\ninjected\n');
    expect(log).toContain('\nhi\necho injected\n');
  });

  it('H6: a fork has no secrets, and its token may only read', async () => {
    const scene = new CiScene();
    scene.settings({ secrets: { TOKEN: SECRETS } });
    await scene.run(
      `on: pull_request\npermissions: write-all\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: echo [\${{ secrets.TOKEN }}]\n`,
      {
        event: { name: 'pull_request', action: 'opened', baseRef: 'main', isFork: true },
      },
    );
    expect(scene.logOf('a')).toContain('\n[]');
    expect(scene.logOf('a')).toContain('Contents: read');
    expect(scene.logOf('a')).not.toContain(': write');
  });
});

const SECRETS = 'of-the-repository';

import { afterAll, expect, it } from 'vitest';
import { mlflowClientFiles } from '@/content/workspace-files';
import { createNodeRunner } from '@/runtime/node/node-runner';
import { ManualClock } from '../../../core/clock';
import { FileSystem } from '../../../core/file-system';
import { seededRng } from '../../../core/rng';
import { openShell } from '../../session';

const runner = createNodeRunner();
afterAll(() => runner.dispose());

it('lets a program of the terminal reach the services of the lab', async () => {
  const clock = new ManualClock(1_767_603_600_000);
  const fs = new FileSystem(clock);
  fs.makeFolder('/workspace/lib/mlflow');
  for (const [path, text] of Object.entries(mlflowClientFiles())) fs.write(`/workspace/${path}`, text);
  fs.write('/workspace/package.json', '{"type":"module","scripts":{"train":"tsx train.ts"}}');
  fs.write(
    '/workspace/train.ts',
    `import { withRun } from './lib/mlflow.ts';
    await withRun({ runName: 'from the terminal' }, (run) => run.logMetric('loss', 0.5));
    await fetch('http://example.com/').catch((error) => console.log(error.cause.code));`,
  );
  const shell = openShell({ fs, clock, rng: seededRng('terminal'), runner });
  const run = async (line: string) => {
    let printed = '';
    const sink = (text: string) => {
      printed += text;
    };
    return [await shell.run(line, { stdout: sink, stderr: sink }), printed];
  };
  expect(await run('npm run -s train')).toEqual([0, 'ENOTFOUND\n']);
  expect(await run('mlflow runs list --experiment-id 0')).toEqual([
    0,
    expect.stringContaining('from the terminal'),
  ]);
});

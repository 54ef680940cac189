import { expect, test } from 'vitest';
import { stageAddLine } from './stage-add-line';

test('a stage is added by a line that one could type', () => {
  expect(stageAddLine({ name: 'a' }, false)).toBeNull();
  expect(
    stageAddLine(
      {
        name: 'prepare',
        command: 'node a.ts > b',
        deps: 'a.ts  my-file.csv',
        outs: 'b',
        metrics: 'm.json',
        params: 'p.seed',
      },
      false,
    ),
  ).toBe("dvc stage add -n prepare -d a.ts -d my-file.csv -p p.seed -o b -M m.json 'node a.ts > b'");
  expect(stageAddLine({ name: 'a', command: 'x' }, true)).toBe(
    '([ -d .git ] || git init) && dvc init && dvc stage add -n a x',
  );
});

import type { GraderMessage, GraderTask } from '../contracts/grader-task';
import { messageOf } from '../engine/core/errors';
import { createDenoDriver } from '../runtime/deno/deno-driver';
import { createDenoRunner } from '../runtime/deno/deno-runner';
import { gradeTask } from './grade-task';

/**
 * The grader: a process of its own beside the server, which ends it when it takes too long or holds too much. The lab's own checks
 * run here, over files of strangers; their programs run in processes without any permission.
 */
const runner = createDenoRunner({ keepsSpare: true });
const driver = createDenoDriver();
const say = (message: GraderMessage) => process.send?.(message);

process.on('message', (task: GraderTask) => {
  gradeTask(task, { runner, driver, signal: new AbortController().signal }).then(
    (work) => say({ type: 'graded', id: task.id, work }),
    (error: unknown) => say({ type: 'failed', id: task.id, error: messageOf(error) }),
  );
});
// The server is gone: nobody would take what this one finds.
process.on('disconnect', () => {
  runner.dispose();
  driver.dispose();
  process.exit(0);
});
say({ type: 'ready' });

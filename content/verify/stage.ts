import type { CodeRunner } from '../../engine/core/code-runner';
import type { WorkspaceFiles } from '../../engine/core/files';
import type { WorkspaceTree } from '../../engine/workspace/model';
import { startLabInProcess } from '../../runtime/lab/in-process';
import { playScript } from '../../stores/play-script';
import type { LessonBundle } from '../lesson-schema';
import type { LessonData } from './lesson-data';
import type { Variant } from './variants';

/** The workspaces of a lesson as learners meet them: files, the data that is theirs, and what scripts make of both. */
export class Stage {
  readonly #bundle: LessonBundle;
  readonly #lessonData: LessonData;
  readonly #runner: CodeRunner;
  #start?: Promise<WorkspaceTree>;
  #solution?: Promise<WorkspaceTree>;

  constructor(bundle: LessonBundle, lessonData: LessonData, runner: CodeRunner) {
    this.#bundle = bundle;
    this.#lessonData = lessonData;
    this.#runner = runner;
  }

  /** What the learner begins with. @throws ScriptFailedError */
  start(): Promise<WorkspaceTree> {
    const { start, scripts } = this.#bundle;
    this.#start ??= this.#played(
      { files: { ...start, ...this.#lessonData.owned }, marks: {} },
      scripts?.start,
    );
    return this.#start;
  }

  /** The reference solution. @throws ScriptFailedError */
  solution(): Promise<WorkspaceTree> {
    const { solution, scripts } = this.#bundle;
    this.#solution ??= this.start().then((start) =>
      this.#played({ ...start, files: { ...start.files, ...solution } }, scripts?.solution),
    );
    return this.#solution;
  }

  /** Another right solution, or a wrong one. @throws ScriptFailedError */
  async variant({ own, removes, over, script }: Variant): Promise<WorkspaceFiles> {
    const base = over === 'start' ? await this.start() : await this.solution();
    const files = { ...base.files };
    for (const path of removes) delete files[path];
    return (await this.#played({ ...base, files: { ...files, ...own } }, script)).files;
  }

  #played(tree: WorkspaceTree, script: string | undefined): Promise<WorkspaceTree> {
    if (script === undefined) return Promise.resolve(tree);
    return playScript({
      start: startLabInProcess,
      runner: this.#runner,
      tree,
      data: this.#lessonData.data,
      script,
    });
  }
}

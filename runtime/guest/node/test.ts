import type { ProgramError, SourceLocation, TestReport } from '../../../engine/core/code-runner';
import type { WorkspacePath } from '../../../engine/core/files';
import { enqueueMacrotask, realPerformanceNow } from '../primordials';
import { MockTracker } from './mock';

/** A run reports at most so many tests; the rest is run and left out. */
const MAX_REPORTS = 10_000;
const MAX_NAME = 500;
const MAX_NESTING = 40;

type Fn = (...args: unknown[]) => unknown;
type Hook = 'before' | 'after' | 'beforeEach' | 'afterEach';

interface Options {
  skip?: boolean | string;
  todo?: boolean | string;
  only?: boolean;
  timeout?: number;
}

/** What the runner of tests needs of the run. */
export interface TestHost {
  readonly location: () => SourceLocation | undefined;
  readonly toError: (thrown: unknown) => ProgramError;
  readonly report: (report: TestReport) => void;
  readonly schedule: (callback: () => void, ms: number) => () => void;
  readonly diagnostic: (text: string) => void;
}

class Node {
  readonly name: string;
  readonly parent: Node | null;
  readonly isSuite: boolean;
  readonly options: Options;
  readonly location: SourceLocation | undefined;
  readonly fn: Fn | undefined;
  readonly children: Node[] = [];
  readonly hooks: Record<Hook, Fn[]> = { before: [], after: [], beforeEach: [], afterEach: [] };
  readonly mock = new MockTracker();
  readonly done: Promise<void>;
  resolve: () => void = () => {};
  /** A suite's body, run when it is declared. */
  body: Promise<unknown> | null = null;
  bodyError: { error: unknown } | null = null;
  beforeRan: Promise<void> | null = null;
  failed: { error: unknown } | null = null;
  started = false;
  finished = false;
  skip: boolean;
  todo: boolean;
  queue: Promise<void> = Promise.resolve();
  failedChildren = 0;

  constructor(
    name: string,
    parent: Node | null,
    isSuite: boolean,
    options: Options,
    fn: Fn | undefined,
    location: SourceLocation | undefined,
  ) {
    this.name = name;
    this.parent = parent;
    this.isSuite = isSuite;
    this.options = options;
    this.fn = fn;
    this.location = location;
    this.skip = Boolean(options.skip) || (parent?.skip ?? false);
    this.todo = Boolean(options.todo) || (parent?.todo ?? false);
    this.done = new Promise((resolve) => {
      this.resolve = resolve;
    });
  }

  get path(): string[] {
    return this.parent === null ? [] : [...this.parent.path, this.name];
  }

  /** Ancestors from the root down to this one. */
  get line(): Node[] {
    return this.parent === null ? [this] : [...this.parent.line, this];
  }
}

function readArguments(args: unknown[]): { name: string; options: Options; fn: Fn | undefined } {
  const fn = args.find((arg) => typeof arg === 'function') as Fn | undefined;
  const options = (args.find((arg) => typeof arg === 'object' && arg !== null) ?? {}) as Options;
  const given = typeof args[0] === 'string' ? args[0] : fn?.name;
  return { name: (given || '<anonymous>').slice(0, MAX_NAME), options, fn };
}

/** The tests of one file, run as `node --test` runs them: in the order of their declaration, one at a time. */
export class TestFile {
  readonly #host: TestHost;
  readonly #path: WorkspacePath;
  readonly #root = new Node('', null, true, {}, undefined, undefined);
  #current: Node = this.#root;
  #running: Node | null = null;
  readonly reports: TestReport[] = [];
  readonly module: Record<string, unknown>;

  constructor(path: WorkspacePath, host: TestHost) {
    this.#path = path;
    this.#host = host;
    this.module = this.#createModule();
  }

  get hasTests(): boolean {
    return this.#root.children.length > 0;
  }

  /** Blames an exception that nobody caught on the test that runs; false when there is none. */
  uncaught(error: unknown): boolean {
    if (this.#running === null || this.#running.finished) return false;
    this.#running.failed ??= { error };
    this.#interrupt?.();
    return true;
  }

  #interrupt: (() => void) | null = null;

  /** Resolves when every test declared so far, and those that they declare, are done. */
  async finished(): Promise<void> {
    let seen = -1;
    while (seen !== this.#root.children.length) {
      seen = this.#root.children.length;
      await this.#root.queue;
    }
    await this.#runHooks(this.#root, 'after', this.#root).catch((error: unknown) => this.#reportFile(error));
  }

  /** Fails what waits for a promise that nothing can settle any more. */
  cancelPending(): void {
    if (this.#running === null || this.#running.finished) return;
    this.uncaught(new Error('Promise resolution is still pending but the event loop has already resolved'));
  }

  #reportFile(error: unknown): void {
    this.#report({
      name: [this.#path],
      path: this.#path,
      outcome: 'failed',
      durationMs: 0,
      error: this.#host.toError(error),
    });
  }

  #report(report: TestReport): void {
    if (this.reports.length >= MAX_REPORTS) return;
    this.reports.push(report);
    this.#host.report(report);
  }

  #declare(parent: Node, isSuite: boolean, extra: Options, args: unknown[]): Promise<void> {
    const { name, options, fn } = readArguments(args);
    const location = this.#host.location();
    const node = new Node(name, parent, isSuite, { ...options, ...extra }, fn, location);
    parent.children.push(node);
    if (isSuite && fn && !node.skip) {
      const before = this.#current;
      this.#current = node;
      try {
        const result = fn({ name });
        if (result instanceof Promise) {
          node.body = result.catch((error: unknown) => {
            node.bodyError = { error };
          });
        }
      } catch (error) {
        node.bodyError = { error };
      } finally {
        this.#current = before;
      }
    }
    // The tests of a suite wait for the suite; all others follow the one before them.
    if (!parent.isSuite || parent === this.#root) this.#enqueue(parent, node);
    return node.done;
  }

  #enqueue(parent: Node, node: Node): void {
    const turn = new Promise<void>((resolve) => enqueueMacrotask(resolve));
    parent.queue = Promise.all([parent.queue, turn]).then(() => this.#run(node));
  }

  async #run(node: Node): Promise<void> {
    node.started = true;
    if (node.isSuite) await this.#runSuite(node);
    else await this.#runTest(node);
    node.finished = true;
    if (node.failed && !node.todo) node.parent!.failedChildren++;
    node.resolve();
  }

  async #runSuite(node: Node): Promise<void> {
    const start = realPerformanceNow();
    if (node.skip) {
      this.#finish(node, start);
      return;
    }
    await node.body;
    if (node.bodyError) node.failed = node.bodyError;
    else {
      for (const child of node.children) {
        if (node.failed && !child.isSuite) child.failed = node.failed;
        await this.#run(child);
      }
      try {
        if (node.beforeRan) await this.#runHooks(node, 'after', node);
      } catch (error) {
        node.failed ??= { error };
      }
    }
    // A suite is reported only when it failed by itself; its tests speak for it else.
    if (node.failed && node.failedChildren === 0) this.#finish(node, start);
    else if (node.failedChildren > 0) node.failed ??= { error: undefined };
  }

  async #runTest(node: Node): Promise<void> {
    const start = realPerformanceNow();
    const outer = this.#running;
    if (!node.skip && node.fn && !node.failed) {
      this.#running = node;
      try {
        for (const ancestor of node.line.slice(0, -1)) {
          ancestor.beforeRan ??= this.#runHooks(ancestor, 'before', ancestor);
          await ancestor.beforeRan;
        }
        for (const ancestor of node.line.slice(0, -1)) await this.#runHooks(ancestor, 'beforeEach', node);
        await this.#invoke(node);
      } catch (error) {
        node.failed ??= { error };
      }
      try {
        for (const ancestor of node.line.slice(0, -1).reverse())
          await this.#runHooks(ancestor, 'afterEach', node);
        await this.#runHooks(node, 'after', node);
      } catch (error) {
        node.failed ??= { error };
      }
      node.mock.reset();
      if (node.failedChildren > 0) {
        const count = node.failedChildren;
        node.failed ??= { error: new Error(`${count} subtest${count > 1 ? 's' : ''} failed`) };
      }
    }
    this.#running = outer;
    this.#finish(node, start);
  }

  #invoke(node: Node): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      const { timeout } = node.options;
      const cancel =
        timeout !== undefined && Number.isFinite(timeout)
          ? this.#host.schedule(() => reject(new Error(`test timed out after ${timeout}ms`)), timeout)
          : () => {};
      this.#interrupt = () => reject(node.failed?.error);
      const settle = async () => {
        const fn = node.fn!;
        // A second parameter is a callback of Node's old style.
        if (fn.length > 1) {
          await new Promise<void>((done, failed) => {
            fn(this.#context(node), (error?: unknown) => (error ? failed(error) : done()));
          });
        } else await fn(this.#context(node));
        let seen = -1;
        while (seen !== node.children.length) {
          seen = node.children.length;
          await node.queue;
        }
      };
      settle().then(resolve, reject).finally(cancel);
    });
  }

  async #runHooks(node: Node, kind: Hook, context: Node): Promise<void> {
    for (const hook of node.hooks[kind]) await hook(this.#context(context));
  }

  #finish(node: Node, start: number): void {
    const outcome = node.skip ? 'skipped' : node.todo ? 'todo' : node.failed ? 'failed' : 'passed';
    this.#report({
      name: node.path.slice(0, MAX_NESTING),
      path: this.#path,
      outcome,
      durationMs: realPerformanceNow() - start,
      ...(node.failed && !node.skip && { error: this.#host.toError(node.failed.error) }),
      ...(node.location && { location: node.location }),
    });
  }

  #context(node: Node): Record<string, unknown> {
    const declare = (...args: unknown[]) => this.#declare(node, false, {}, args);
    const hook = (kind: Hook) => (fn: Fn) => {
      node.hooks[kind].push(fn);
    };
    return {
      name: node.name,
      fullName: node.path.join(' > '),
      filePath: this.#path,
      mock: node.mock,
      signal: new AbortController().signal,
      test: declare,
      before: (fn: Fn) => fn(this.#context(node)),
      after: hook('after'),
      beforeEach: hook('beforeEach'),
      afterEach: hook('afterEach'),
      diagnostic: (text: string) => this.#host.diagnostic(`# ${text}\n`),
      skip: () => {
        node.skip = true;
      },
      todo: () => {
        node.todo = true;
      },
      runOnly: () => {},
      plan: () => {},
    };
  }

  #createModule(): Record<string, unknown> {
    const declarer = (isSuite: boolean) => {
      const declare =
        (extra: Options) =>
        (...args: unknown[]) =>
          this.#declare(this.#current, isSuite, extra, args);
      return Object.assign(declare({}), {
        skip: declare({ skip: true }),
        todo: declare({ todo: true }),
        only: declare({ only: true }),
      });
    };
    const hook = (kind: Hook) => (fn: Fn) => {
      this.#current.hooks[kind].push(fn);
    };
    const test = declarer(false);
    const describe = declarer(true);
    const module: Record<string, unknown> = {
      test,
      it: test,
      describe,
      suite: describe,
      before: hook('before'),
      after: hook('after'),
      beforeEach: hook('beforeEach'),
      afterEach: hook('afterEach'),
      mock: this.#root.mock,
    };
    Object.assign(test, module);
    return { ...module, default: test };
  }
}

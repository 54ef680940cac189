import type { JsonValue } from '../../core/json';
import { contextMap } from '../runner/job-runtime';
import { may } from '../runner/permissions';
import { PLACES } from '../runner/places';
import { type Action, type ActionCall, ActionFailure } from './action';
import { scriptModule } from './github-script-module';

/** What a script asked of the runner, one line of JSON each. */
type Message =
  | { readonly kind: 'output'; readonly name: string; readonly value: string }
  | { readonly kind: 'env'; readonly name: string; readonly value: string }
  | { readonly kind: 'path'; readonly value: string }
  | { readonly kind: 'summary'; readonly value: string }
  | { readonly kind: 'mask'; readonly value: string }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'comment'; readonly pull: number; readonly body: string }
  | { readonly kind: 'result'; readonly value: JsonValue };

function obey(call: ActionCall, message: Message): void {
  const { runtime, log, inputs } = call;
  switch (message.kind) {
    case 'output':
      call.setOutput(message.name, message.value);
      break;
    case 'env':
      call.setEnv(message.name, message.value);
      break;
    case 'path':
      runtime.paths.unshift(message.value);
      break;
    case 'summary': {
      const path = call.env.GITHUB_STEP_SUMMARY!;
      const fs = runtime.files;
      fs.write(path, (fs.isFile(path) ? fs.readText(path) : '') + message.value);
      break;
    }
    case 'mask':
      runtime.masker.add(message.value);
      break;
    case 'failed':
      throw new ActionFailure(message.message);
    case 'comment':
      if (!may(runtime.permissions, 'pull-requests', 'write') && !may(runtime.permissions, 'issues', 'write'))
        throw new ActionFailure(
          'Unhandled error: HttpError: Resource not accessible by integration\nThe token of this job may not write comments: give the job `permissions: pull-requests: write`.',
        );
      if (!runtime.repository.comment(message.pull, 'github-actions[bot]', runtime.masker.mask(message.body)))
        throw new ActionFailure(
          `Unhandled error: HttpError: Not Found (there is no pull request ${message.pull})`,
        );
      log.line(`Commented on #${message.pull}.`);
      break;
    case 'result': {
      const isText = inputs['result-encoding'] === 'string';
      const { value } = message;
      call.setOutput('result', isText ? String(value ?? '') : (JSON.stringify(value) ?? ''));
    }
  }
}

/** `actions/github-script`: JavaScript in the sandbox, with `core`, `context` and the part of `github` that the lab has. */
export const githubScript: Action = {
  name: 'actions/github-script',
  summary: 'JavaScript with core, context and github.rest.issues.createComment',
  inputs: {
    script: { required: true },
    'github-token': { default: '' },
    debug: { default: 'false' },
    'user-agent': {},
    previews: {},
    'result-encoding': { default: 'json' },
    retries: { default: '0' },
    'retry-exempt-status-codes': {},
    'base-url': {},
  },
  outputs: ['result'],
  async run(call) {
    const { runtime, inputs, log } = call;
    const token = `lab-${runtime.rng.int(2 ** 32).toString(16)}${runtime.rng.int(2 ** 32).toString(16)}`;
    const name = `.runner/github-script-${token}.mjs`;
    const path = `${PLACES.workspace}/${name}`;
    const fs = runtime.files;
    log.line('##[group]Run actions/github-script');
    for (const line of inputs.script!.replace(/\n$/, '').split('\n')) log.line(line);
    log.line('##[endgroup]');
    fs.makeFolder(PLACES.fileCommands);
    fs.write(path, scriptModule(inputs.script!, contextMap(runtime.contexts, 'github'), token));
    const messages: Message[] = [];
    let rest = '';
    const take = (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop()!;
      for (const line of lines)
        if (line.startsWith(token)) messages.push(JSON.parse(line.slice(token.length)) as Message);
        else log.write('stdout', `${line}\n`);
    };
    const exitCode = await runtime.machine.run(`node ${name}`, {
      cwd: PLACES.workspace,
      env: call.env,
      signal: call.signal,
      onOutput: (stream, text) => (stream === 'stdout' ? take(text) : log.write('stderr', text)),
    });
    if (rest !== '') take('\n');
    log.flush();
    fs.remove(path);
    for (const message of messages) obey(call, message);
    if (exitCode !== 0) throw new ActionFailure('Unhandled error: the script has thrown, see above.');
  },
};

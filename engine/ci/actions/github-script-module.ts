import type { JsonValue } from '../../core/json';

/** The part of `@actions/core` and of Octokit that scripts find in the lab; `say` sends a message to the runner. */
const LIBRARY = `
const say = (message) => console.log(TOKEN + JSON.stringify(message));
const escape = (text) => String(text).replaceAll('%', '%25').replaceAll('\\r', '%0D').replaceAll('\\n', '%0A');
const command = (name, message, properties = {}) => {
  const keys = { file: 'file', startLine: 'line', endLine: 'endLine', startColumn: 'col', title: 'title' };
  const given = Object.entries(properties).filter(([key]) => keys[key] !== undefined);
  const words = given.map(([key, value]) => keys[key] + '=' + escape(value).replaceAll(':', '%3A').replaceAll(',', '%2C'));
  console.log('::' + name + (words.length > 0 ? ' ' + words.join(',') : '') + '::' + escape(message?.message ?? message));
};
const text = (value) => (value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value));
let failure = null;
const summary = {
  buffer: '',
  addRaw(more, addEol = false) { this.buffer += more + (addEol ? '\\n' : ''); return this; },
  addEOL() { this.buffer += '\\n'; return this; },
  addHeading(more, level = 1) { this.buffer += '#'.repeat(Number(level)) + ' ' + more + '\\n\\n'; return this; },
  addCodeBlock(code, lang = '') { this.buffer += '\`\`\`' + lang + '\\n' + code + '\\n\`\`\`\\n'; return this; },
  addList(items, ordered = false) { this.buffer += items.map((item, i) => (ordered ? i + 1 + '. ' : '- ') + item).join('\\n') + '\\n'; return this; },
  addQuote(more) { this.buffer += '> ' + more + '\\n'; return this; },
  addLink(label, href) { this.buffer += '[' + label + '](' + href + ')\\n'; return this; },
  addSeparator() { this.buffer += '\\n---\\n'; return this; },
  addTable(rows) {
    const cell = (one) => (typeof one === 'object' ? one.data : one);
    const line = (row) => '| ' + row.map(cell).join(' | ') + ' |';
    const [head = [], ...rest] = rows;
    this.buffer += '\\n' + [line(head), '|' + head.map(() => ' --- |').join(''), ...rest.map(line)].join('\\n') + '\\n\\n';
    return this;
  },
  stringify() { return this.buffer; },
  isEmptyBuffer() { return this.buffer === ''; },
  emptyBuffer() { this.buffer = ''; return this; },
  async write() { say({ kind: 'summary', value: this.buffer }); this.buffer = ''; return this; },
};
const core = {
  summary,
  setOutput: (name, value) => say({ kind: 'output', name, value: text(value) }),
  exportVariable: (name, value) => { process.env[name] = text(value); say({ kind: 'env', name, value: text(value) }); },
  addPath: (value) => say({ kind: 'path', value }),
  setSecret: (value) => say({ kind: 'mask', value: String(value) }),
  setFailed: (message) => { failure = String(message?.message ?? message); },
  getInput: (name) => process.env['INPUT_' + name.replaceAll(' ', '_').toUpperCase()] ?? '',
  info: (message) => console.log(String(message)),
  debug: (message) => command('debug', message),
  notice: (message, properties) => command('notice', message, properties),
  warning: (message, properties) => command('warning', message, properties),
  error: (message, properties) => command('error', message, properties),
  startGroup: (name) => command('group', name),
  endGroup: () => command('endgroup', ''),
  group: async (name, work) => { command('group', name); try { return await work(); } finally { command('endgroup', ''); } },
  isDebug: () => false,
};
const context = {
  ...GITHUB_EVENT,
  get repo() { const [owner, repo] = GITHUB_EVENT.repository.split('/'); return { owner, repo }; },
  get issue() {
    const payload = GITHUB_EVENT.payload;
    return { ...this.repo, number: (payload.issue ?? payload.pull_request ?? payload).number };
  },
};
const absent = (path) => new Proxy(() => {}, {
  get: (_target, name) => (name === 'then' ? undefined : absent(path + '.' + String(name))),
  apply: () => { throw new Error(path + ' is not in the lab. It has github.rest.issues.createComment.'); },
});
const issues = new Proxy({
  createComment: async ({ issue_number, body }) => { say({ kind: 'comment', pull: issue_number, body }); return { status: 201, data: { body } }; },
}, { get: (target, name) => target[name] ?? absent('github.rest.issues.' + String(name)) });
const rest = new Proxy({ issues }, { get: (target, name) => target[name] ?? absent('github.rest.' + String(name)) });
const github = new Proxy({ rest }, { get: (target, name) => target[name] ?? (name === 'then' ? undefined : absent('github.' + String(name))) });
`;

/**
 * A module that runs a script as `actions/github-script` does, and tells the runner what it asks for by lines that begin
 * with `token`.
 */
export function scriptModule(
  script: string,
  github: Readonly<Record<string, JsonValue>>,
  token: string,
): string {
  const context = {
    payload: github.event ?? {},
    eventName: github.event_name,
    sha: github.sha,
    ref: github.ref,
    workflow: github.workflow,
    action: github.action,
    actor: github.actor,
    job: github.job,
    runNumber: Number(github.run_number),
    runId: Number(github.run_id),
    repository: github.repository,
  };
  return [
    `const TOKEN = ${JSON.stringify(token)};`,
    `const GITHUB_EVENT = ${JSON.stringify(context)};`,
    LIBRARY,
    `const run = async ({ core, context, github }) => {\n${script}\n};`,
    'const value = await run({ core, context, github });',
    "say({ kind: 'result', value: value === undefined ? null : value });",
    "if (failure !== null) say({ kind: 'failed', message: failure });",
    '',
  ].join('\n');
}

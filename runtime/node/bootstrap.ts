/**
 * What a worker thread evaluates before the guest: plain CommonJS text, since a worker made from text has no loader for
 * TypeScript. It hands the guest its port and its net for errors, then evaluates the bundle.
 *
 * The guest and tfjs are large, and a run compiles them anew: V8's code for them (\`vm.Script.createCachedData\`) goes back to
 * the host at the end of the first run that has it, and comes with every later one.
 */
export const BOOTSTRAP = `
'use strict';
const { parentPort, workerData } = require('node:worker_threads');
const { Script } = require('node:vm');
const { guest, code } = workerData;
delete workerData.guest;
delete workerData.code;
let uncaught = { exception() {}, rejection() {} };
process.on('uncaughtException', (error) => uncaught.exception(error));
process.on('unhandledRejection', (reason) => uncaught.rejection(reason));
const send = parentPort.postMessage.bind(parentPort);
const on = parentPort.on.bind(parentPort);
const scripts = [];
const evaluate = (name, source) => {
  const script = new Script(source, { filename: 'lab:///' + name, cachedData: code[name] });
  if (code[name] === undefined || script.cachedDataRejected) scripts.push([name, script]);
  return script.runInThisContext();
};
const sendCode = () => {
  for (const [name, script] of scripts) send({ type: 'code', name, code: script.createCachedData() });
};
globalThis.__labBinding = {
  post: (message) => {
    if (message.type === 'result') sendCode();
    send(message);
  },
  onMessage: (handler) => on('message', handler),
  onUncaught: (handlers) => { uncaught = handlers; },
  compile: (names, source, name) => evaluate(name, '(function (' + names + ') {' + source + '\\n})'),
};
evaluate('guest.js', guest);
`;

/**
 * What a worker thread evaluates before the guest: plain CommonJS text, since a worker made from text has no loader for
 * TypeScript. It hands the guest its port and its net for errors, then evaluates the bundle.
 */
export const BOOTSTRAP = `
'use strict';
const { parentPort, workerData } = require('node:worker_threads');
let uncaught = { exception() {}, rejection() {} };
process.on('uncaughtException', (error) => uncaught.exception(error));
process.on('unhandledRejection', (reason) => uncaught.rejection(reason));
const post = parentPort.postMessage.bind(parentPort);
const on = parentPort.on.bind(parentPort);
globalThis.__labBinding = {
  post,
  onMessage: (handler) => on('message', handler),
  onUncaught: (handlers) => { uncaught = handlers; },
};
const guest = workerData.guest;
delete workerData.guest;
(0, eval)(guest + '\\n//# sourceURL=lab:///guest.js');
`;

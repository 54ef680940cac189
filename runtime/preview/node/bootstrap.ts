/** What the thread evaluates before the preview's script: plain CommonJS text, as a worker made from text wants it. */
export const PREVIEW_BOOTSTRAP = `
'use strict';
const { parentPort, workerData } = require('node:worker_threads');
let onRejection = () => {};
let handler = null;
const early = [];
process.on('unhandledRejection', (reason) => onRejection(reason));
process.on('uncaughtException', (error) => onRejection(error));
parentPort.on('message', (message) => (handler ? handler(message) : early.push(message)));
import(workerData.happyDom).then(({ Window }) => {
  globalThis.__previewBinding = {
    Window,
    post: (message) => parentPort.postMessage(message),
    onMessage: (given) => { handler = given; for (const message of early) given(message); },
    onRejection: (given) => { onRejection = given; },
  };
  (0, eval)(workerData.script + '\\n//# sourceURL=lab:///preview.js');
});
`;

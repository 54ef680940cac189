import type { PreviewCommand, PreviewMessage } from '../../../contracts/preview-protocol';
import type { AppResponse } from '../../../engine/core/app-driver';
import { openPage } from '../page/open-page';
import { createPageNetwork } from '../page/page-fetch';
import { PageUser } from '../page/use-page';
import { lockFrame } from './lock';

/**
 * The frame's side of a preview: its document becomes the learner's page. There is one page a frame; a reload is a new
 * frame. The learner's scripts share this realm: they could deceive what watches here, and would only deceive themselves.
 */

function serve(port: MessagePort): void {
  const post = port.postMessage.bind(port) as (message: PreviewMessage) => void;
  const waiting = new Map<
    number,
    { resolve: (response: AppResponse) => void; reject: (error: Error) => void }
  >();
  let nextRequest = 0;
  const alerts: string[] = [];
  const network = createPageNetwork(new URL(location.href), (request) => {
    const id = nextRequest++;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      post({ type: 'request', id, request });
    });
  });
  let opened: Promise<PageUser> | null = null;
  lockFrame(() =>
    post({
      type: 'message',
      message: {
        level: 'error',
        text: 'A frame was taken out of the page: the preview has no frames within it.',
      },
    }),
  );

  const open = async (command: PreviewCommand & { type: 'open' }) => {
    await openPage({
      window,
      scope: globalThis,
      files: command.files,
      folder: command.folder,
      network,
      say: (message) => post({ type: 'message', message }),
      onAlert: (text) => alerts.push(text),
    });
    const user = new PageUser({ document, network, alerts });
    post({ type: 'opened', view: user.look() });
    return user;
  };
  const visit = async (command: PreviewCommand & { type: 'visit' }) => {
    const user = await opened;
    if (!user) return;
    await user.rest();
    for (const step of command.steps) post({ type: 'step', report: await user.do(step) });
    post({ type: 'visited' });
  };

  port.onmessage = (event) => {
    const command = event.data as PreviewCommand;
    switch (command.type) {
      case 'open':
        opened ??= open(command);
        break;
      case 'visit':
        void visit(command);
        break;
      case 'answer':
        waiting.get(command.id)?.resolve(command.response);
        waiting.delete(command.id);
        break;
      case 'no-answer':
        waiting.get(command.id)?.reject(new TypeError('Failed to fetch: there was no answer.'));
        waiting.delete(command.id);
        break;
      case 'ping':
        post({ type: 'pong', id: command.id });
        break;
    }
  };
  post({ type: 'connected' });
}

addEventListener('message', function connect(event) {
  const port = event.ports[0];
  if (event.source !== parent || port === undefined) return;
  removeEventListener('message', connect);
  serve(port);
});

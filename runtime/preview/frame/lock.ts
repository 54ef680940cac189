import { uncurryThis } from '../../guest/primordials';

/**
 * Takes from the frame, before the page is there, what reaches a network past any policy for requests. WebRTC is the
 * one that no policy can refuse: its names are removed, and no frame may live in the page, because each would bring them
 * back in a realm of its own. A frame is taken out in the microtask after it was put in; its document loads later.
 */
export function lockFrame(onFrame: () => void): void {
  for (const name of GLOBALS) fix(window, name);
  for (const name of ['open', 'write', 'writeln']) fix(Document.prototype, name);
  // A tree that the observer below does not see, and the ways to make one from text.
  fix(Element.prototype, 'attachShadow');
  for (const owner of [Element.prototype, ShadowRoot.prototype, Document]) {
    fix(owner, 'setHTMLUnsafe');
    fix(owner, 'parseHTMLUnsafe');
  }
  // Taken before the page can redefine them; lists are read by index, for their iterators could be redefined too.
  const remove = uncurryThis(Element.prototype.remove);
  const matches = uncurryThis(Element.prototype.matches as (selector: string) => boolean);
  const within = uncurryThis(Element.prototype.querySelectorAll as (selector: string) => NodeListOf<Element>);
  const takeOut = (element: Element) => {
    remove(element);
    onFrame();
  };
  new MutationObserver((changes) => {
    for (let change = 0; change < changes.length; change++) {
      const { addedNodes } = changes[change]!;
      for (let at = 0; at < addedNodes.length; at++) {
        const node = addedNodes[at] as Element;
        if (node.nodeType !== 1) continue;
        const inner = within(node, FRAMES);
        for (let i = 0; i < inner.length; i++) takeOut(inner[i]!);
        if (matches(node, FRAMES)) takeOut(node);
      }
    }
  }).observe(document, { subtree: true, childList: true });
}

const FRAMES = 'iframe, frame, object, embed, fencedframe, portal';
const GLOBALS = [
  'RTCPeerConnection',
  'webkitRTCPeerConnection',
  'RTCDataChannel',
  'WebTransport',
  'WebSocketStream',
  'SharedWorker',
  'Worker',
  'BroadcastChannel',
  'open',
];

function fix(owner: object, name: string): void {
  if (!(name in owner)) return;
  Object.defineProperty(owner, name, { value: undefined, configurable: false, writable: false });
}

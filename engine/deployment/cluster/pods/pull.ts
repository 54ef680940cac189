import type { Pod } from '../objects/pod';
import type { Container } from '../objects/pod-template';
import type { ClusterView } from '../state/view';
import type { ImageAnswer } from './behaviour';

/** What has to be done for an image to be on a node. */
export type PullPlan =
  /** The registry has to be asked first. */
  | { readonly kind: 'ask' }
  | { readonly kind: 'present'; readonly digest: string }
  | {
      readonly kind: 'pull';
      readonly digest: string;
      /** Of all layers. */
      readonly bytes: number;
      readonly readyAt: number;
      /** What the node then has. */
      readonly layers: readonly string[];
    }
  | { readonly kind: 'failed'; readonly message: string; readonly reason: string };

/** Asking the registry for a manifest; assumed. */
const ASK_MS = 300;

/** How a node remembers which image a name stood for when it pulled it: it does not look again by itself. */
const memory = (reference: string) => `${reference} -> `;

const held = (layers: ReadonlySet<string>, reference: string): string | undefined =>
  [...layers]
    .filter((one) => one.startsWith(memory(reference)))
    .at(-1)
    ?.slice(memory(reference).length);

/** The end of the same pull on the same node, when one is under way. */
function shared(view: ClusterView, pod: Pod, reference: string): number | undefined {
  for (const other of view.list('Pod')) {
    if (other === pod || other.status.node !== pod.status.node) continue;
    const same = other.status.containers.find(
      (one) => one.image === reference && one.pullingSince !== null && one.dueAt !== null,
    );
    if (same) return same.dueAt!;
  }
  return undefined;
}

function failure(reference: string, answer: Extract<ImageAnswer, { kind: 'missing' }>): PullPlan {
  return {
    kind: 'failed',
    reason: 'ErrImagePull',
    message: `failed to pull and unpack image "${reference}": ${answer.message}`,
  };
}

/** What a node does for the image of a container now, by its pull policy and the layers that it has. */
export function planPull(view: ClusterView, pod: Pod, { image, imagePullPolicy }: Container): PullPlan {
  const layers = view.layersOn(pod.status.node!);
  const own = held(layers, image);
  if (imagePullPolicy !== 'Always' && own !== undefined) return { kind: 'present', digest: own };
  if (imagePullPolicy === 'Never')
    return {
      kind: 'failed',
      reason: 'ErrImageNeverPull',
      message: `Container image "${image}" is not present with pull policy of Never`,
    };
  const answer = view.image(image);
  if (answer === undefined) return { kind: 'ask' };
  if (answer.kind === 'missing') return failure(image, answer);
  const lacking = answer.layers.filter(({ digest }) => !layers.has(digest));
  const missing = lacking.reduce((sum, { bytes }) => sum + bytes, 0);
  const ms = ASK_MS + Math.ceil((missing / view.settings.pullBytesPerSecond) * 1000);
  const others = missing === 0 ? undefined : shared(view, pod, image);
  return {
    kind: 'pull',
    digest: answer.digest,
    bytes: answer.layers.reduce((sum, { bytes }) => sum + bytes, 0),
    readyAt: others === undefined ? view.now + ms : Math.max(others, view.now + ASK_MS),
    layers: [...answer.layers.map(({ digest }) => digest), memory(image) + answer.digest],
  };
}

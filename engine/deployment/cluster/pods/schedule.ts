import { requestsOf } from '../admission/admit-template';
import type { Pod } from '../objects/pod';
import { about } from '../state/events';
import type { Act, ClusterView } from '../state/view';

interface Room {
  readonly name: string;
  cpu: number;
  memory: number;
  pods: number;
}

/** How many pods a machine takes: the kubelet's own limit. */
const PODS_OF_A_NODE = 110;

/** What each machine has left, pods that end counted in until they are gone. */
function roomOf(view: ClusterView): Room[] {
  const rooms = view.settings.nodes.map(
    ({ name, cpuMilli, memoryBytes }): Room => ({
      name,
      cpu: cpuMilli,
      memory: memoryBytes,
      pods: PODS_OF_A_NODE,
    }),
  );
  for (const { spec, status } of view.list('Pod')) {
    const room = rooms.find(({ name }) => name === status.node);
    if (!room || status.phase === 'Failed' || status.phase === 'Succeeded') continue;
    const asked = requestsOf(spec);
    room.cpu -= asked.cpuMilli;
    room.memory -= asked.memoryBytes;
    room.pods--;
  }
  return rooms;
}

/**
 * Puts pods that have no machine onto the one with the largest share of its room left after, as the scheduler's
 * LeastAllocated does; of equals, that with fewer pods. One that fits nowhere waits, and says why.
 */
export function schedule(view: ClusterView, addressOf: () => string): Act[] {
  const waiting = view
    .list('Pod')
    .filter(({ status, metadata }) => status.node === null && metadata.deletedAt === null);
  if (waiting.length === 0) return [];
  const rooms = roomOf(view);
  const total = view.settings.nodes;
  const acts: Act[] = [];
  for (const pod of waiting) {
    const { cpuMilli, memoryBytes } = requestsOf(pod.spec);
    const fits = rooms.filter(
      ({ cpu, memory, pods }) => cpu >= cpuMilli && memory >= memoryBytes && pods > 0,
    );
    const share = (room: Room) => {
      const node = total.find(({ name }) => name === room.name)!;
      return (room.cpu - cpuMilli) / node.cpuMilli + (room.memory - memoryBytes) / node.memoryBytes;
    };
    const best = [...fits].sort(
      (a, b) => share(b) - share(a) || b.pods - a.pods || (a.name < b.name ? -1 : 1),
    )[0];
    if (best) {
      best.cpu -= cpuMilli;
      best.memory -= memoryBytes;
      best.pods--;
      acts.push(...bind(view, pod, best.name, addressOf()));
    } else acts.push(...refuse(pod, rooms, cpuMilli, memoryBytes));
  }
  return acts;
}

function bind(view: ClusterView, pod: Pod, node: string, ip: string): Act[] {
  const containers = pod.status.containers.map((one) => ({ ...one, dueAt: view.now }));
  const status = { ...pod.status, node, ip, startedAt: view.now, unschedulable: null, containers };
  return [
    { type: 'put', object: { ...pod, status } },
    {
      type: 'event',
      note: {
        type: 'Normal',
        reason: 'Scheduled',
        message: `Successfully assigned default/${pod.metadata.name} to ${node}`,
        about: about(pod),
        from: 'default-scheduler',
      },
    },
  ];
}

function refuse(pod: Pod, rooms: readonly Room[], cpuMilli: number, memoryBytes: number): Act[] {
  const lacking = (test: (room: Room) => boolean) => rooms.filter(test).length;
  const cpu = lacking((room) => room.cpu < cpuMilli);
  const memory = lacking((room) => room.memory < memoryBytes);
  const pods = lacking((room) => room.pods <= 0);
  const reasons = [
    ...(cpu > 0 ? [`${cpu} Insufficient cpu`] : []),
    ...(memory > 0 ? [`${memory} Insufficient memory`] : []),
    ...(pods > 0 ? [`${pods} Too many pods`] : []),
  ].join(', ');
  const count = rooms.length;
  const message = `0/${count} nodes are available: ${reasons}. preemption: 0/${count} nodes are available: ${count} No preemption victims found for incoming pod.`;
  if (pod.status.unschedulable === message) return [];
  return [
    { type: 'put', object: { ...pod, status: { ...pod.status, unschedulable: message } } },
    {
      type: 'event',
      note: {
        type: 'Warning',
        reason: 'FailedScheduling',
        message,
        about: about(pod),
        from: 'default-scheduler',
      },
    },
  ];
}

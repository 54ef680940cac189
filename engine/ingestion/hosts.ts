import { ApiHost } from './api-host';
import { EventsHost } from './events-host';
import { filesHost } from './files-host';
import type { LabReply, LabRequest } from './http';
import type { Night } from './night';
import { warehouseHost } from './warehouse-host';

/** Answers the requests of one run. `undefined`: the lab has no such host. */
export function createHosts(night: Night): (request: LabRequest) => LabReply | undefined {
  const api = new ApiHost(night);
  const events = new EventsHost(night);
  const hosts: Record<string, (request: LabRequest) => LabReply> = {
    files: (request) => filesHost(night, request),
    api: (request) => api.answer(request),
    events: (request) => events.answer(request),
    warehouse: (request) => warehouseHost(night, request),
  };
  return (request) => {
    const [name = '', ...rest] = request.host.split('.');
    const answer = rest.join('.') === `${night.world.id}.lab` ? hosts[name] : undefined;
    if (!answer) return undefined;
    night.record.requests++;
    night.record.endedAt = night.minute;
    const reply = answer(request);
    if (reply.status === 429 || reply.status >= 500 || reply.delayMs === Number.POSITIVE_INFINITY)
      night.record.refusals++;
    return reply;
  };
}

/** The names of the hosts of a company, for messages. */
export const hostNames = (world: string): string[] =>
  ['files', 'api', 'events', 'warehouse'].map((name) => `${name}.${world}.lab`);

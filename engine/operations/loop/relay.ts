import { isoMinute } from '../../core/iso-time';
import type { JsonValue } from '../../core/json';
import type { Webhook } from '../../monitoring/alerting/alertmanager-config';
import type { Labels } from '../../monitoring/metrics/labels';

/** Where the relay listens, beside the Alertmanager. */
export const RELAY_ORIGIN = 'http://relay:9095';
/** The token that it asks for lies here, on the machine of the Alertmanager alone. */
export const RELAY_TOKEN_FILE = '/etc/alertmanager/relay-token';

/** A `repository_dispatch` that is asked of GitHub. */
export interface Dispatch {
  readonly owner: string;
  readonly name: string;
  readonly eventType: string;
  readonly payload: JsonValue;
}

/** What the relay answers to a message of the Alertmanager; `dispatch` is null where it asks nothing of GitHub. */
export interface Relayed {
  readonly status: 202 | 400 | 401 | 404;
  readonly says: string;
  readonly dispatch: Dispatch | null;
}

/** What the relay looks at of a message of the Alertmanager. */
export interface RelayMessage {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly status: 'firing' | 'resolved';
  readonly firing: readonly RelayAlert[];
  readonly resolved: readonly RelayAlert[];
}

interface RelayAlert {
  readonly labels: Labels;
  readonly firedAt: number | null;
}

const refused = (status: 400 | 401 | 404, says: string): Relayed => ({ status, says, dispatch: null });

/**
 * The relay between Alertmanager and GitHub: an Alertmanager posts a message of its own form, and GitHub wants an `event_type`. A
 * message to `/<owner>/<repository>/<event type>` becomes a `repository_dispatch`, with what fires as its payload. Whoever may
 * post here may start workflows, so it asks for its token.
 */
export function relayed({ url, credentialsFile }: Webhook, message: RelayMessage): Relayed {
  const address = parsed(url);
  const [owner, name, eventType, ...rest] = address?.pathname.split('/').filter(Boolean) ?? [];
  if (!owner || !name || !eventType || rest.length > 0)
    return refused(404, `there is no ${address?.pathname ?? url}; it is /<owner>/<repository>/<event type>`);
  if (credentialsFile !== RELAY_TOKEN_FILE) return refused(401, 'no token, or a wrong one, came with it');
  if (eventType.length > 100) return refused(400, 'an event type has 100 characters at most');
  const alerts = message.status === 'firing' ? message.firing : message.resolved;
  const [first] = alerts;
  return {
    status: 202,
    says: `repository_dispatch ${eventType} of ${owner}/${name}`,
    dispatch: {
      owner,
      name,
      eventType,
      payload: {
        status: message.status,
        alertname: first?.labels.alertname ?? '',
        starts_at: isoMinute(first?.firedAt ?? message.time),
        alerts: alerts.length,
      },
    },
  };
}

/** Whether a webhook leads to the relay. */
export const leadsToRelay = ({ url }: Webhook): boolean => parsed(url)?.origin === RELAY_ORIGIN;

function parsed(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

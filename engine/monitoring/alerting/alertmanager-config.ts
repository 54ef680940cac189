import { z } from 'zod';
import { messageOf } from '../../core/errors';
import { MonitoringError } from '../errors';
import { parseDuration } from '../metrics/duration';
import { type Matcher, matcher } from '../metrics/matcher';
import { promString } from '../promql/prom-string';
import { readYaml } from '../read-yaml';

/** Where alerts go: the first child that matches takes them, unless it says `continue`; none: the route itself. */
export interface Route {
  readonly receiver: string;
  /** Labels by which alerts are told of together; null: every label, so each alert by itself. */
  readonly groupBy: readonly string[] | null;
  /** Milliseconds before the first message of a group. */
  readonly groupWait: number;
  /** Milliseconds between messages of a group that has changed. */
  readonly groupInterval: number;
  /** Milliseconds after which a group that has not changed is told of again. */
  readonly repeatInterval: number;
  readonly matchers: readonly Matcher[];
  readonly continues: boolean;
  readonly routes: readonly Route[];
}

/** Mutes alerts of one kind while another fires. */
export interface InhibitRule {
  readonly source: readonly Matcher[];
  readonly target: readonly Matcher[];
  /** Labels in which both must be the same. */
  readonly equal: readonly string[];
}

/** Where a receiver posts its messages. */
export interface Webhook {
  readonly url: string;
  readonly sendsResolved: boolean;
  /** The file with the token that goes with each message; null: none goes with it. */
  readonly credentialsFile: string | null;
  /** A token that stands in the configuration itself; null: none does. */
  readonly credentials: string | null;
}

export interface Receiver {
  readonly name: string;
  readonly webhooks: readonly Webhook[];
  /** Whether it is told that alerts are over. */
  readonly sendResolved: boolean;
  /** Whether anything leaves by it; one without integrations is where alerts go that nobody is to hear of. */
  readonly isHeard: boolean;
}

export interface AlertmanagerConfig {
  readonly route: Route;
  readonly receivers: readonly Receiver[];
  readonly inhibitRules: readonly InhibitRule[];
}

const duration = z.string().transform((text, context) => {
  const ms = parseDuration(text);
  if (ms !== null) return ms;
  context.addIssue(`${JSON.stringify(text)} is no duration, such as 5m`);
  return z.NEVER;
});

const routeSchema = z.strictObject({
  receiver: z.string().optional(),
  group_by: z.array(z.string()).optional(),
  group_wait: duration.optional(),
  group_interval: duration.optional(),
  repeat_interval: duration.optional(),
  matchers: z.array(z.string()).optional(),
  match: z.record(z.string(), z.string()).optional(),
  match_re: z.record(z.string(), z.string()).optional(),
  continue: z.boolean().optional(),
  get routes() {
    return z.array(routeSchema).optional();
  },
});

const integration = z.looseObject({ send_resolved: z.boolean().optional() });
const configSchema = z.strictObject({
  global: z.looseObject({}).optional(),
  templates: z.array(z.string()).optional(),
  route: routeSchema,
  receivers: z.array(z.object({ name: z.string().min(1) }).catchall(z.array(integration))),
  inhibit_rules: z
    .array(
      z.strictObject({
        source_matchers: z.array(z.string()).default([]),
        target_matchers: z.array(z.string()).default([]),
        equal: z.array(z.string()).default([]),
      }),
    )
    .default([]),
});

/** Alertmanager's own defaults. */
const DEFAULTS = { groupWait: 30_000, groupInterval: 300_000, repeatInterval: 14_400_000 };

/**
 * Reads the configuration of an Alertmanager: routes, receivers, inhibition.
 * @param path for messages
 * @throws MonitoringError that names the first thing that is wrong
 */
export function parseAlertmanagerConfig(text: string, path: string): AlertmanagerConfig {
  const { route, receivers, inhibit_rules } = readYaml(text, configSchema, (what) => invalid(path, what));
  const names = receivers.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw invalid(path, `the receiver ${twice} is there twice`);
  if (route.receiver === undefined) throw invalid(path, 'route: the first route names a receiver');
  if (route.matchers || route.match || route.match_re)
    throw invalid(path, 'route: the first route takes every alert, so it has no matchers');
  const read = (texts: readonly string[], where: string) =>
    texts.flatMap((one) => readMatchers(one, where, path));
  return {
    route: readRoute(
      route,
      { ...DEFAULTS, receiver: route.receiver, groupBy: [], matchers: [], continues: false, routes: [] },
      'route',
      names,
      path,
    ),
    receivers: receivers.map(({ name, ...integrations }) => ({
      name,
      webhooks: (integrations.webhook_configs ?? []).flatMap(webhookOf),
      sendResolved: sendsResolved(integrations),
      isHeard: Object.values(integrations).some((list) => list.length > 0),
    })),
    inhibitRules: inhibit_rules.map(({ source_matchers, target_matchers, equal }, at) => ({
      source: read(source_matchers, `inhibit_rules.${at}`),
      target: read(target_matchers, `inhibit_rules.${at}`),
      equal,
    })),
  };
}

const webhookSchema = z.looseObject({
  url: z.string(),
  send_resolved: z.boolean().default(true),
  http_config: z
    .looseObject({
      authorization: z
        .looseObject({ credentials: z.string().optional(), credentials_file: z.string().optional() })
        .optional(),
    })
    .optional(),
});

/** A webhook without an address reaches nobody. */
function webhookOf(given: unknown): readonly Webhook[] {
  const read = webhookSchema.safeParse(given);
  if (!read.success) return [];
  const { url, send_resolved: sendsResolved, http_config } = read.data;
  const { credentials = null, credentials_file: credentialsFile = null } = http_config?.authorization ?? {};
  return [{ url, sendsResolved, credentials, credentialsFile }];
}

/** Webhooks and pagers are told by default, mail and chat are not: each as its own default has it. */
function sendsResolved(integrations: Readonly<Record<string, unknown>>): boolean {
  const all = Object.entries(integrations).flatMap(([kind, list]) =>
    (list as readonly z.infer<typeof integration>[]).map(
      ({ send_resolved }) =>
        send_resolved ?? !['email_configs', 'slack_configs', 'wechat_configs'].includes(kind),
    ),
  );
  return all.length === 0 || all.some(Boolean);
}

function readRoute(
  given: z.infer<typeof routeSchema>,
  parent: Route,
  where: string,
  receivers: readonly string[],
  path: string,
): Route {
  const receiver = given.receiver ?? parent.receiver;
  if (!receivers.includes(receiver))
    throw invalid(path, `${where}: there is no receiver ${receiver}; there are ${receivers.join(', ')}`);
  if (given.group_interval === 0 || given.repeat_interval === 0)
    throw invalid(path, `${where}: group_interval and repeat_interval are above 0`);
  const groupBy = given.group_by?.includes('...') ? null : (given.group_by ?? parent.groupBy);
  const exact = Object.entries(given.match ?? {}).map(([label, value]) => matcher(label, '=', value));
  const patterns = Object.entries(given.match_re ?? {}).map(([label, value]) => matcher(label, '=~', value));
  const route: Route = {
    receiver,
    groupBy,
    groupWait: given.group_wait ?? parent.groupWait,
    groupInterval: given.group_interval ?? parent.groupInterval,
    repeatInterval: given.repeat_interval ?? parent.repeatInterval,
    matchers: [
      ...(given.matchers ?? []).flatMap((one) => readMatchers(one, where, path)),
      ...exact,
      ...patterns,
    ],
    continues: given.continue ?? false,
    routes: [],
  };
  const routes = (given.routes ?? []).map((child, at) =>
    readRoute(child, route, `${where}.routes.${at}`, receivers, path),
  );
  return { ...route, routes };
}

/** One or more matchers in one text: `severity="page"`, `{a="b", c=~"d|e"}`, and values without quotes. */
function readMatchers(text: string, where: string, path: string): Matcher[] {
  const inner = text.trim().replace(/^\{(.*)\}$/s, '$1');
  const form = /\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*(=~|!~|!=|=)\s*("(?:[^"\\]|\\.)*"|[^\s,"]*)\s*(?:,|$)/y;
  const found: Matcher[] = [];
  try {
    while (form.lastIndex < inner.trimEnd().length) {
      const one = form.exec(inner);
      if (!one)
        throw invalid(path, `${where}: ${JSON.stringify(text)} is no matcher, such as severity="page"`);
      const value = one[3]!.startsWith('"') ? promString(one[3]!) : one[3]!;
      found.push(matcher(one[1]!, one[2] as Matcher['operator'], value));
    }
  } catch (thrown) {
    if (thrown instanceof MonitoringError && thrown.code === 'alerting-invalid') throw thrown;
    throw invalid(path, `${where}: ${messageOf(thrown)}`);
  }
  return found;
}

const invalid = (path: string, what: string): MonitoringError =>
  new MonitoringError('alerting-invalid', `The configuration in ${path} cannot be used: ${what}.`, { path });

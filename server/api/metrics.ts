import { timingSafeEqual } from 'node:crypto';
import { SITE } from '../access/resource';
import { sha256 } from '../accounts/secret-codes';
import { turnstile } from '../http/admission';
import { HttpError } from '../http/http-error';
import { TextReply } from '../http/reply';
import { defineRoute } from '../http/route';
import { readQueue } from '../metrics/read-figures';

/** `GET /api/metrics`: figures for Prometheus, for whoever has the METRICS_TOKEN. Without one set there is nothing here. */
export const readMetrics = defineRoute({
  action: 'metrics.read',
  isForOperators: true,
  resource: () => SITE,
  handle: async ({ services: { db, config, metrics, isPowerLossSafe }, bearer }) => {
    if (config.metricsToken === undefined || metrics === undefined)
      throw new HttpError('not-found', 'There is nothing here, or it is not yours to see.');
    if (bearer === null || !timingSafeEqual(sha256(bearer), sha256(config.metricsToken)))
      throw new HttpError('sign-in', 'Send the METRICS_TOKEN of this server as `Authorization: Bearer …`.');
    const queue = await readQueue(db);
    const text = await metrics.text({
      kind: db.kind,
      requestsWaiting: turnstile.waiting,
      waiting: db.waiting(),
      isPowerLossSafe,
      ...queue,
    });
    return new TextReply(text, metrics.contentType);
  },
});

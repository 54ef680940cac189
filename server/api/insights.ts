import { insightsQuerySchema } from '../../contracts/api/insights';
import { loadInsights } from '../analytics/load-insights';
import { classOf, classParams, sectionsSeen } from '../classes/load-class';
import { defineRoute } from '../http/route';

/** `GET …/insights`: who is stuck where, which mistakes are common, who was not seen. */
export const readInsights = defineRoute({
  action: 'insights.read',
  params: classParams,
  query: insightsQuerySchema,
  resource: (asked) => classOf(asked),
  handle: ({
    services: { db, secrets },
    actor,
    params: { classId },
    query: { section = null },
    resource,
    now,
  }) => loadInsights(db, secrets, classId, sectionsSeen(actor, resource), section, now),
});

import { type Calibration, calibrationOf, type Judgement } from '../../engine/learning/calibration';
import type { Queries } from '../db/db';
import { type InsightScope, PEOPLE, paramsOf } from './scope';

/** How sure learners were of their predictions and answers, and how often they were right: the first told answer of each counts. */
export async function calibrationOfClass(queries: Queries, scope: InsightScope): Promise<Calibration> {
  const [classId, sees, section] = paramsOf(scope);
  const rows = await queries.query<Judgement>(
    `with ${PEOPLE}, answers as (
       select distinct on (e.user_id, e.body->>'lesson', e.body->>'document', e.body->>'id')
         (e.body->'value'->>'confidence')::float8 as confidence,
         case e.body->>'document'
           when 'recall' then e.body->'value'->>'right' = 'true'
           else e.body->'value'->>'happened' = e.body->'value'->>'optionId' end as right
       from events e join people p on p.user_id = e.user_id
       where e.kind = 'document' and e.body->>'lesson' = any($4::text[]) and e.body->>'document' in ('prediction', 'recall')
         and jsonb_typeof(e.body->'value') = 'object' and jsonb_typeof(e.body->'value'->'confidence') = 'number'
         -- A prediction whose run has not come yet is neither right nor wrong.
         and (e.body->>'document' = 'recall' or e.body->'value'->>'happened' is not null)
       order by e.user_id, e.body->>'lesson', e.body->>'document', e.body->>'id', e.place)
     select confidence, "right" from answers where confidence between 50 and 100 and "right" is not null`,
    [classId!, sees!, section!, scope.lessons],
  );
  return calibrationOf(rows);
}

import type { Db } from '../db/db';

export interface Filled {
  readonly classId: string;
  readonly assignmentIds: readonly string[];
}

/**
 * Gives a class learners and pieces of work, with a grade for about nine of ten cells, by SQL: what a report costs is measured on
 * it, and nothing that people do.
 */
export async function fillClass(db: Db, classId: string, learners: number, works: number): Promise<Filled> {
  const rows = await db.tx(async (queries) => {
    await queries.query(
      `insert into sections (id, class_id, name)
       select gen_random_uuid(), $1, 'Section ' || i from generate_series(1, 8) i`,
      [classId],
    );
    await queries.query(
      `with made as (
         insert into users (id, display_name, created_at)
         select gen_random_uuid(), 'Learner ' || lpad(i::text, 5, '0'), now() from generate_series(1, $2::int) i
         returning id, display_name)
       insert into members (id, class_id, user_id, role, status, section_id, student_id, created_at)
       select gen_random_uuid(), $1, m.id, 'learner', 'active',
         (select s.id from sections s where s.class_id = $1 and s.name = 'Section ' || (1 + right(m.display_name, 5)::int % 8)),
         'S' || right(m.display_name, 5), now() from made m`,
      [classId, learners],
    );
    await queries.query(
      `insert into assignments (id, class_id, position, title, kind, content_id, points, due_at, late_policy, release_policy, created_at)
       select gen_random_uuid(), $1, i, 'Work ' || i, 'lesson', '1.' || (1 + i % 10), 100, now() - interval '1 day',
         '{"graceMinutes":0,"steps":[]}', 'at-once', now() from generate_series(1, $2::int) i`,
      [classId, works],
    );
    await queries.query(
      `insert into grades (class_id, member_id, assignment_id, raw, late, final, state, trust, attempts, updated_at)
       select $1, m.id, a.id, n, case when n % 7 = 0 then 10 else 0 end, n - case when n % 7 = 0 then 10 else 0 end, 'graded',
         case when n % 50 = 0 then 'self-reported' else 'verified' end, 1 + n % 4, now()
       from members m cross join assignments a
       cross join lateral (select 20 + (('x' || substr(md5(m.id::text || a.id::text), 1, 6))::bit(24)::int % 81) as n) x
       where m.class_id = $1 and a.class_id = $1 and m.role = 'learner' and n % 10 <> 9`,
      [classId],
    );
    return queries.query<{ id: string }>('select id from assignments where class_id = $1 order by position', [
      classId,
    ]);
  });
  // As autovacuum does in time: without statistics the first plans are guesses.
  await db.script('analyze members; analyze users; analyze grades; analyze assignments;');
  return { classId, assignmentIds: rows.map(({ id }) => id) };
}

/**
 * Gives each learner of a class graded submissions for every piece of work, by SQL: as many for each as `attempts`, of an exercise
 * that its lesson has.
 */
export async function fillSubmissions(
  db: Db,
  classId: string,
  exerciseOf: Readonly<Record<string, string>>,
  attempts: number,
): Promise<void> {
  await db.tx(async (queries) => {
    await queries.query(
      `insert into submissions (id, class_id, assignment_id, member_id, exercise, content_version, received_at, client_at,
         client_ahead_ms, body, body_sha256)
       select gen_random_uuid(), $1, a.id, m.id, $2::jsonb ->> a.content_id, 'v', now() - i * interval '1 hour',
         now() - i * interval '1 hour', 0, '{}', ''
       from members m cross join assignments a cross join generate_series(1, $3::int) i
       where m.class_id = $1 and m.role = 'learner' and a.class_id = $1`,
      [classId, JSON.stringify(exerciseOf), attempts],
    );
    await queries.query(
      `insert into results (submission_id, grader_version, outcome, score, parts, trust, seed, content_version, took_ms, made_at)
       select s.id, 'g', 'failed', ('x' || substr(md5(s.id::text), 1, 4))::bit(16)::int / 65536.0, '[]', 'verified', '', 'v', 1, now()
       from submissions s where s.class_id = $1`,
      [classId],
    );
    await queries.query(
      `insert into counted_results (submission_id, grader_version)
       select s.id, 'g' from submissions s where s.class_id = $1`,
      [classId],
    );
  });
  await db.script('analyze submissions; analyze results; analyze counted_results;');
}

import type { RosterPreview } from '../../contracts/api/teach';
import { newToken, sha256 } from '../accounts/secret-codes';
import type { Queries } from '../db/db';
import { roster, sections } from '../db/schema/classes';
import { seenSections } from './load-class';
import type { RosterLine } from './parse-roster';

export interface Invitation {
  readonly name: string;
  readonly studentId: string | null;
  /** The end of the link by which this person joins, once; kept nowhere, so hand it out. */
  readonly token: string;
}

export interface RosterImport {
  /** A link for each line that was new. */
  readonly invitations: readonly Invitation[];
  /** Lines whose student_id was known: name, address and section were brought up to date. */
  readonly updated: number;
  readonly newSections: readonly string[];
}

/** Takes the lines of a roster in. A known student_id is brought up to date; nobody is removed. */
export async function importRoster(
  queries: Queries,
  classId: string,
  lines: readonly RosterLine[],
  now: Date,
): Promise<RosterImport> {
  const { byName, added } = await sectionsByName(queries, classId, lines);
  const known = await queries.query<{ id: string; student_id: string }>(
    'select id, student_id from roster where class_id = $1 and student_id is not null',
    [classId],
  );
  const byNumber = new Map(known.map(({ id, student_id }) => [student_id, id]));
  const invitations: Invitation[] = [];
  const rows: (typeof roster.$inferInsert)[] = [];
  let updated = 0;
  for (const { name, email, studentId, section } of lines) {
    const sectionId = section === null ? null : byName.get(section)!;
    const id = studentId === null ? undefined : byNumber.get(studentId);
    if (id === undefined) {
      const token = newToken();
      rows.push({
        id: crypto.randomUUID(),
        classId,
        name,
        email,
        studentId,
        sectionId,
        tokenSha256: sha256(token),
        createdAt: now,
      });
      invitations.push({ name, studentId, token });
      continue;
    }
    await updateLine(queries, id, name, email, sectionId);
    updated++;
  }
  if (rows.length > 0) await queries.orm.insert(roster).values(rows);
  return { invitations, updated, newSections: added };
}

/** What `importRoster` would do with the lines; nothing is changed. */
export async function previewRoster(
  queries: Queries,
  classId: string,
  lines: readonly RosterLine[],
): Promise<RosterPreview> {
  const known = await queries.query<{ student_id: string }>(
    'select student_id from roster where class_id = $1 and student_id is not null',
    [classId],
  );
  const sectionsThere = await queries.query<{ name: string }>(
    'select name from sections where class_id = $1',
    [classId],
  );
  const numbers = new Set(known.map(({ student_id }) => student_id));
  const names = new Set(sectionsThere.map(({ name }) => name));
  return {
    lines: lines.map((line) => ({
      ...line,
      does: line.studentId !== null && numbers.has(line.studentId) ? 'known' : 'new',
    })),
    newSections: [...new Set(lines.map(({ section }) => section))].filter(
      (name): name is string => name !== null && !names.has(name),
    ),
  };
}

async function updateLine(
  queries: Queries,
  id: string,
  name: string,
  email: string | null,
  sectionId: string | null,
): Promise<void> {
  await queries.query(
    'update roster set name = $2, email = coalesce($3, email), section_id = coalesce($4::uuid, section_id) where id = $1',
    [id, name, email, sectionId],
  );
  await queries.query(
    `update members m set section_id = r.section_id from roster r
     where r.id = $1 and m.id = r.member_id and r.section_id is not null`,
    [id],
  );
}

async function sectionsByName(queries: Queries, classId: string, lines: readonly RosterLine[]) {
  const found = await queries.query<{ id: string; name: string }>(
    'select id, name from sections where class_id = $1',
    [classId],
  );
  const byName = new Map(found.map(({ id, name }) => [name, id]));
  const added = [...new Set(lines.map(({ section }) => section))].filter(
    (name): name is string => name !== null && !byName.has(name),
  );
  if (added.length > 0) {
    const rows = added.map((name) => ({ id: crypto.randomUUID(), classId, name }));
    await queries.orm.insert(sections).values(rows);
    for (const { id, name } of rows) byName.set(name, id);
  }
  return { byName, added };
}

/** Who is expected, and who of them has joined; of the sections that are seen (null: all). */
export function listRoster(
  queries: Queries,
  classId: string,
  sees: readonly string[] | null,
): Promise<readonly object[]> {
  return queries.query(
    `select id, name, email, student_id as "studentId", section_id as "sectionId", member_id as "memberId"
     from roster where class_id = $1 and ${seenSections('section_id', 2)} order by lower(name), id`,
    [classId, sees],
  );
}

import { z } from 'zod';
import type { GameDayReport } from '../../scenario/game-day/report';

/** Where a project keeps the report of its last game day. */
export const GAME_DAY_PATH = 'portfolio/game-day.json';

const number = z.number();
const share = number.nullable();
const text = z.string().max(2_000);

const figures = z.object({
  deploymentsPerWeek: number,
  leadTimeHours: share,
  changeFailureRate: share,
  restoreHours: share,
  detectHours: share,
  budgetSpent: number,
  wrongShare: share,
  wrong: number,
  unanswered: number,
  costUsd: number,
  revenueUsd: number,
  reproducible: number,
  falsePages: number,
});
const day = z.object({ requests: number, right: number, wrong: number, unanswered: number });
const lane = z.object({ figures, days: z.array(day).max(400) });
const outcome = z.object({
  state: z.enum(['stopped', 'harmless', 'harmed']),
  because: text,
  harmedFrom: share,
  detected: share,
  detectedBy: text.nullable(),
  restored: share,
  wrong: number,
  unanswered: number,
});
const incident = z.object({
  id: text,
  incident: text,
  title: text,
  about: text,
  hour: number,
  outcomes: z.object({ 'ad-hoc': outcome, practice: outcome }),
});
const reportSchema = z.object({
  seed: text,
  days: number.int().min(1).max(400),
  startMs: number,
  objective: number.min(0).max(1),
  incidents: z.array(incident).max(100),
  lanes: z.object({ 'ad-hoc': lane, practice: lane }),
  origins: z
    .array(z.object({ section: text, from: z.enum(['own', 'ad hoc', 'reference']), says: text }))
    .max(50),
});

/** Reads the report of a game day from its file; null where it is none, whatever was written there. */
export function readGameDay(written: string): GameDayReport | null {
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch {
    // Half-written, or not ours.
    return null;
  }
  const parsed = reportSchema.safeParse(value);
  // A section is a name to show here, and the lab's list of them may grow.
  return parsed.success ? (parsed.data as GameDayReport) : null;
}

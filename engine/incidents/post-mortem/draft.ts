import type { CaseRecord } from '../on-call/case-record';
import type { TimelineEntry } from '../on-call/session-state';
import { stampOf } from './stamp';

/** The lines of a shift's timeline that are about an incident: from its beginning to three hours after its end, as Markdown. */
export function timelineLines(
  timeline: readonly TimelineEntry[],
  { begun, resolved }: CaseRecord,
  startMs: number,
): string {
  const until = (resolved ?? Number.POSITIVE_INFINITY) + 3;
  return timeline
    .filter(({ hour }) => hour >= begun && hour <= until)
    .map(({ hour, text }) => `- ${stampOf(startMs, hour)} ${text}`)
    .join('\n');
}

/**
 * The draft of a post-mortem: its headings with what each is for, and the timeline. What one has to think about is left to whoever
 * writes it.
 */
export function draftPostMortem(
  timeline: readonly TimelineEntry[],
  incident: CaseRecord,
  startMs: number,
): string {
  return `# Post-mortem

Incident: ${incident.id}

## Summary

<!-- Two sentences: what users met, for how long. -->

## Impact

<!-- How many requests were answered wrong, how many not at all; how much of the error budget. -->

## Timeline

${timelineLines(timeline, incident, startMs)}

## Root cause and contributing factors

<!-- What broke, and what let it get that far. Systems, not people. -->

## What went well

## What went badly

## Action items

| Action | Owner | Due |
| --- | --- | --- |
`;
}

/** A post-mortem with its timeline put in place of what stood under that heading; without the heading it is added at the end. */
export function withTimeline(text: string, lines: string): string {
  const heading = /^#{2,}\s+.*\b(?:timeline|chronology)\b.*$/im.exec(text);
  if (!heading) return `${text.trimEnd()}\n\n## Timeline\n\n${lines}\n`;
  const from = heading.index + heading[0].length;
  const next = /^##\s/m.exec(text.slice(from));
  const until = next ? from + next.index : text.length;
  return `${text.slice(0, from)}\n\n${lines}\n\n${text.slice(until)}`.trimEnd().concat('\n');
}

import type { CardFacts } from './facts';
import { cardParts, writeFrontMatter } from './front-matter';
import { findHeadings, headingOf } from './headings';
import { cell } from './markdown';
import { REGION_TEXTS } from './region-texts';
import { findRegions, regionLines } from './regions';
import { type CardSection, type RegionId, SECTIONS } from './sections';

/** Where the card is kept. */
export const CARD_PATH = 'MODEL_CARD.md';

/** A card as it was written. */
export interface WrittenCard {
  readonly text: string;
  /** Regions that somebody has changed by hand: they were left as they are. */
  readonly kept: readonly RegionId[];
}

/**
 * Writes a card, or writes the generated parts of one anew. What its author wrote stays to the letter, wherever it stands: also
 * inside of a generated part, which is then theirs. Sections that are missing are put where they belong. Writing twice is writing once.
 *
 * @throws PortfolioError `card-front-matter` when the metadata of the card cannot be read; nothing is lost by it.
 */
export function writeCard(before: string | null, facts: CardFacts): WrittenCard {
  const end = before?.includes('\r\n') ? '\r\n' : '\n';
  const { yaml, body } = cardParts((before ?? '').replaceAll('\r\n', '\n'));
  const lines = body === '' ? [] : body.split('\n');
  const kept: RegionId[] = [];
  SECTIONS.forEach((section, place) => {
    if (section.region !== undefined && findRegions(lines).some(({ id }) => id === section.region))
      replaceRegion(lines, section.region, facts, kept);
    else layIn(lines, section, place, facts);
  });
  while (lines.at(-1) === '') lines.pop();
  const text = `---\n${writeFrontMatter(yaml, facts)}---\n${lines[0] === '' ? '' : '\n'}${lines.join('\n')}\n`;
  return { text: text.replaceAll('\n', end), kept };
}

function replaceRegion(lines: string[], id: RegionId, facts: CardFacts, kept: RegionId[]): void {
  const region = findRegions(lines).find((one) => one.id === id)!;
  if (region.isEdited) kept.push(id);
  else lines.splice(region.from, region.to - region.from + 1, ...regionLines(id, REGION_TEXTS[id](facts)));
}

/** Puts the region of a section below its heading, or the whole section before the next that is there. */
function layIn(lines: string[], section: CardSection, place: number, facts: CardFacts): void {
  const headings = findHeadings(lines);
  const own = headingOf(headings, section);
  const region =
    section.region === undefined
      ? []
      : ['', ...regionLines(section.region, REGION_TEXTS[section.region](facts))];
  if (own !== undefined) {
    if (region.length > 0) lines.splice(own.line + 1, 0, ...region);
    return;
  }
  const next = SECTIONS.slice(place + 1)
    .map((later) => headingOf(headings, later))
    .find((heading) => heading !== undefined);
  const title = section.level === 1 ? `Model card: ${cell(facts.model)}` : section.title;
  const whole = [
    `${'#'.repeat(section.level)} ${title}`,
    ...region,
    '',
    ...(section.ask === undefined ? [] : [`<!-- ${section.ask} -->`, '']),
  ];
  const at = section.level === 1 ? 0 : (next?.line ?? lines.length);
  const gap = at > 0 && lines[at - 1] !== '' ? [''] : [];
  lines.splice(at, 0, ...gap, ...whole);
}

import { messageOf } from '../../core/errors';
import type { CardFacts } from './facts';
import type { CardFinding } from './finding';
import { cardParts, readFrontMatter } from './front-matter';
import { findHeadings, headingOf } from './headings';
import { lintMetadata } from './lint-metadata';
import { REGION_TEXTS } from './region-texts';
import { findRegions } from './regions';
import { SECTIONS } from './sections';
import { CARD_PATH } from './write-card';

/** What a card is held against. */
export interface LintSources {
  /** The card; null: there is none. */
  readonly text: string | null;
  /** What is known of the model; null: nothing is, so figures are not compared. */
  readonly facts: CardFacts | null;
  /** Whether a file or folder is in the project. */
  readonly exists: (path: string) => boolean;
}

const PLACEHOLDER = /\[more information needed\]|\bTBD\b|\bTODO\b|\blorem ipsum\b/i;

/** Says what is missing or wrong in a card, in the order of its lines. */
export function lintCard({ text, facts, exists }: LintSources): readonly CardFinding[] {
  if (text === null)
    return [
      {
        rule: 'no-card',
        level: 'error',
        line: null,
        message: `There is no ${CARD_PATH}. Write one: modelcard write.`,
      },
    ];
  const { yaml, body } = cardParts(text.replaceAll('\r\n', '\n'));
  const offset = yaml === null ? 0 : yaml.split('\n').length + 1;
  const lines = body.split('\n');
  const findings = [
    ...metadataFindings(yaml),
    ...sectionFindings(lines),
    ...regionFindings(lines, facts),
    ...factFindings(facts),
    ...textFindings(lines, exists),
  ].map((finding) =>
    finding.line === null || finding.rule.startsWith('metadata')
      ? finding
      : { ...finding, line: finding.line + offset },
  );
  return findings.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

const finding = (
  rule: string,
  level: CardFinding['level'],
  line: number | null,
  message: string,
): CardFinding => ({ rule, level, line, message });

function metadataFindings(yaml: string | null): readonly CardFinding[] {
  if (yaml === null)
    return [
      finding(
        'metadata-missing',
        'error',
        1,
        'The card has no metadata: a block of YAML between two lines of dashes at its top. modelcard write makes it.',
      ),
    ];
  try {
    return lintMetadata(readFrontMatter(yaml).toJS() ?? {});
  } catch (error) {
    return [finding('metadata-broken', 'error', 1, messageOf(error))];
  }
}

function sectionFindings(lines: readonly string[]): readonly CardFinding[] {
  const headings = findHeadings(lines);
  const regions = findRegions(lines);
  return SECTIONS.flatMap((section) => {
    const heading = headingOf(headings, section);
    if (heading === undefined)
      return [finding('section-missing', 'error', null, `The section “${section.title}” is missing.`)];
    if (section.ask === undefined) return [];
    const end = headings.find(({ line }) => line > heading.line)?.line ?? lines.length;
    const own = lines.filter(
      (_, at) => at > heading.line && at < end && !regions.some(({ from, to }) => at >= from && at <= to),
    );
    const written = own
      .join('\n')
      .replace(/<!--[\s\S]*?-->/g, '')
      .trim();
    return written === ''
      ? [finding('section-empty', 'error', heading.line + 1, `“${section.title}” is empty. ${section.ask}`)]
      : [];
  });
}

function regionFindings(lines: readonly string[], facts: CardFacts | null): readonly CardFinding[] {
  const regions = findRegions(lines);
  return SECTIONS.flatMap(({ region: id, title }) => {
    if (id === undefined) return [];
    const region = regions.find((one) => one.id === id);
    if (region === undefined)
      return [
        finding(
          'region-missing',
          'warning',
          null,
          `Below “${title}” the part that modelcard writes is missing. modelcard write puts it back.`,
        ),
      ];
    const isStale = facts !== null && region.text !== REGION_TEXTS[id](facts);
    const line = region.from + 1;
    if (region.isEdited)
      return [
        finding(
          'region-edited',
          'warning',
          line,
          `The written part of “${title}” was changed by hand, so it is not kept up to date. Move your words below it, and delete it from its first comment to its last to have it anew.`,
        ),
      ];
    return isStale
      ? [
          finding(
            'region-stale',
            'error',
            line,
            `“${title}” tells of another state than the project is in. Run modelcard write.`,
          ),
        ]
      : [];
  });
}

function factFindings(facts: CardFacts | null): readonly CardFinding[] {
  if (facts === null) return [];
  const unversioned = facts.data.filter(({ md5 }) => md5 === null).map(({ path }) => path);
  return [
    ...(facts.groups.length === 0
      ? [
          finding(
            'no-groups',
            'warning',
            null,
            'No measure of a group was logged, so the card cannot say for whom the model is worse. Log some as `contract/Two year/auc`.',
          ),
        ]
      : []),
    ...(facts.data.length === 0
      ? [finding('no-data', 'warning', null, 'The run does not say which data it read. Log it as an input.')]
      : []),
    ...(unversioned.length > 0
      ? [
          finding(
            'no-data-version',
            'warning',
            null,
            `Nothing says which version was read of ${unversioned.join(', ')}. Track it with DVC.`,
          ),
        ]
      : []),
    ...(facts.run.commit === null
      ? [
          finding(
            'no-commit',
            'warning',
            null,
            'The run has no commit, so nobody can tell which code made the model. Commit before you train.',
          ),
        ]
      : []),
    ...(facts.version === null
      ? [
          finding(
            'not-registered',
            'warning',
            null,
            'The model is not registered: the card is of the run that finished last.',
          ),
        ]
      : []),
  ];
}

function textFindings(lines: readonly string[], exists: LintSources['exists']): readonly CardFinding[] {
  const regions = findRegions(lines);
  const isOwn = (at: number) => !regions.some(({ from, to }) => at >= from && at <= to);
  return lines.flatMap((line, at) => {
    if (!isOwn(at)) return [];
    const found: CardFinding[] = [];
    if (PLACEHOLDER.test(line.replace(/<!--.*?-->/g, '')))
      found.push(
        finding('placeholder', 'warning', at + 1, `A placeholder is left: ${line.trim().slice(0, 60)}`),
      );
    for (const [, target] of line.matchAll(/\]\(([^)\s]+)\)/g)) {
      const path = decodePath(target!.replace(/#.*$/, '').replace(/^\.\//, ''));
      const isElsewhere = /^[a-z][a-z0-9+.-]*:|^\/|^$/i.test(path);
      if (!isElsewhere && !exists(path))
        found.push(
          finding('dead-link', 'warning', at + 1, `The link leads to ${path}, which is not in the project.`),
        );
    }
    return found;
  });
}

function decodePath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    // A percent sign that is meant as one.
    return path;
  }
}

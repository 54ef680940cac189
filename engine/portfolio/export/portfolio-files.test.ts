import { describe, expect, it } from 'vitest';
import { writeCard } from '../model-card/write-card';
import { churnFacts } from '../testing/facts';
import { gameDayReport, rubricReport } from '../testing/reports';
import { cardHtml } from './card-html';
import { portfolioFiles } from './portfolio-files';
import type { PortfolioSources } from './sources';

const PATHS = [
  'README.md',
  'Dockerfile',
  'MODEL_CARD.md',
  'dvc.yaml',
  'package-lock.json',
  'src/train.ts',
  'k8s/churn.yaml',
  'monitoring/rules.yml',
  '.github/workflows/ci.yml',
  'mlruns/1/0123456789abcdef0123456789abcdef/meta.yaml',
  'a b/<x>&"c".ts',
];

const sources = (otherwise: Partial<PortfolioSources> = {}): PortfolioSources => ({
  name: 'north<line>',
  paths: PATHS,
  scripts: { test: 'x', train: 'y' },
  node: '>=22.18',
  card: writeCard(null, churnFacts()).text,
  rubric: rubricReport(),
  gameDay: gameDayReport(),
  at: 1_772_442_000_000,
  ...otherwise,
});

const page = (otherwise?: Partial<PortfolioSources>): string =>
  String(portfolioFiles(sources(otherwise))['portfolio/index.html']);

/** The tags of a page, as a parser that knows nothing sees them. */
const tagsOf = (html: string) =>
  [...html.matchAll(/<([a-z][a-z0-9]*)\b/gi)].map(([, tag]) => tag!.toLowerCase());

describe('portfolioFiles', () => {
  it('adds a folder, and no file of the repository is written over', () => {
    const added = Object.keys(portfolioFiles(sources())).sort();
    expect(added).toEqual([
      'portfolio/README.md',
      'portfolio/game-day.json',
      'portfolio/game-day.md',
      'portfolio/index.html',
      'portfolio/rubric.json',
      'portfolio/rubric.md',
    ]);
    const bare = portfolioFiles(sources({ paths: [], rubric: null, gameDay: null, card: null }));
    expect(Object.keys(bare).sort()).toEqual(['README.md', 'portfolio/README.md', 'portfolio/index.html']);
    expect(bare['README.md']).toContain('](portfolio/index.html)');
  });

  it('keeps the reports as data, as they are', () => {
    const files = portfolioFiles(sources());
    expect(JSON.parse(String(files['portfolio/rubric.json']))).toEqual(rubricReport());
    expect(JSON.parse(String(files['portfolio/game-day.json']))).toEqual(gameDayReport());
  });

  it('says how to run what is in the repository, and nothing else', () => {
    const readme = String(portfolioFiles(sources())['portfolio/README.md']);
    for (const command of [
      'npm ci\nnpm test\nnpm run train',
      'dvc repro',
      'mlflow ui --backend-store-uri ./mlruns',
      'docker build',
      'kubectl apply -f k8s/',
      'promtool check rules monitoring/rules.yml',
      'git push',
    ])
      expect(readme).toContain(command);
    expect(readme).toContain('Node.js >=22.18');
    const small = String(
      portfolioFiles(sources({ paths: ['package-lock.json'], scripts: {} }))['portfolio/README.md'],
    );
    expect(small).not.toMatch(/dvc|docker|kubectl|npm test/);
  });

  it('leads from each point to its evidence, in the page and as Markdown', () => {
    const html = page();
    const markdown = String(portfolioFiles(sources())['portfolio/rubric.md']);
    for (const path of [
      'src/train.ts',
      'monitoring/rules.yml',
      '.github/workflows/ci.yml',
      'Dockerfile',
      PATHS[9]!,
    ]) {
      expect(html).toContain(`href="../${path}"`);
      expect(markdown).toContain(`(<../${path}>)`);
    }
    expect(html).toContain('href="../a%20b/%3Cx%3E%26%22c%22.ts"');
    expect(html).toContain('git show c0ffee000000');
    // Registered in the lab, and not among the files that went along.
    expect(html).toContain('<code>churn version 3</code>');
  });

  it('links to nothing that is not there', () => {
    const html = page();
    const hrefs = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href!);
    for (const href of hrefs) {
      if (href.startsWith('#')) expect(html).toContain(`id="${href.slice(1)}"`);
      else expect(PATHS.map((path) => `../${path}`)).toContain(decodeURIComponent(href));
    }
  });

  it('is a page without scripts and without requests, whatever the texts in it say', () => {
    const html = page({
      card: '# <script>alert(1)</script>\n\n![x](https://example.com/x.png) [y](javascript:alert(1))\n<img src=x onerror=alert(1)>',
    });
    expect(html).toContain("default-src 'none'");
    for (const tag of ['script', 'link', 'iframe', 'object', 'embed', 'form', 'base'])
      expect(tagsOf(html)).not.toContain(tag);
    expect(html).not.toMatch(/javascript:|<[^>]*\son\w+=/i);
    expect(html).not.toContain('<b>held</b>');
    expect(html).not.toContain('&amp;lt;');
    expect([...html.matchAll(/\s(?:src|srcset|data|action)="/g)]).toEqual([]);
  });

  it('shows the figures of both lanes and what became of each incident', () => {
    const html = page();
    expect(html).toContain('<td class="number">12.5 %</td>');
    expect(html).toContain('12,345 (20.0 %)');
    expect(html).toContain('−$20');
    expect(html.match(/class="harm"/g)).toHaveLength(8 + 2);
    expect(html.match(/class="seen"/g)).toHaveLength(8);
    expect(html.match(/class="stopped"/g)).toHaveLength(3);
    expect(html).not.toContain('NaN');
  });
});

describe('cardHtml', () => {
  it('has tables, no comments, headings below those of the page, and links from the folder of the page', () => {
    const html = cardHtml(
      `${writeCard(null, churnFacts()).text}\n[Runbook](docs/runbook.md) [Web](https://example.com)`,
    );
    expect(html).toContain('<table>');
    expect(html).not.toContain('modelcard:');
    expect(html).not.toMatch(/<h[12]>/);
    expect(html).toContain('href="../docs/runbook.md"');
    expect(html).toContain('href="https://example.com"');
  });
});

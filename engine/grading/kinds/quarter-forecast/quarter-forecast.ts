import { z } from 'zod';
import { optionsBy } from '../../options';
import type { EvidenceRow, Measurement, MeasurementKind } from '../../types';
import { readObject } from '../read-object';
import { type Weighed, weigh } from './arguments';
import { type ForecastScore, type JudgedForecast, scoreForecasts } from './forecast';
import { readQuarters, shares, unseenQuarters } from './quarters';

const better = z.enum(['lower', 'higher']);

const schema = z.strictObject({
  file: z.string().describe('The JSON file with the forecast, e.g. forecast.json.'),
  data: z.string().describe('The table of quarters; made anew from hidden seeds for the check.'),
  draws: z.number().int().min(1).default(4).describe('How many hidden tables are made.'),
  statements: z
    .record(
      z.string(),
      z.strictObject({
        figure: z.string(),
        better,
        says: z.string().describe('That B is better in it, as a clause: "B serves fewer wrong estimates".'),
      }),
    )
    .describe(
      'By the key in the file, which holds per cent: that B is better in this figure in a quarter to come.',
    ),
  argued: z.string().describe('The key in the file with the figures that were argued from.'),
  hire: z.string().describe('The key in the file with a or b.'),
  figures: z.array(
    z.strictObject({
      id: z.string().describe('As the file of the learner names it.'),
      figure: z.string().describe('The column of the table.'),
      label: z.string(),
      better,
      isPrice: z.boolean().default(false),
    }),
  ),
  least: z
    .number()
    .min(0.5)
    .max(1)
    .default(0.85)
    .describe('The share of quarters from which a figure is an argument.'),
});
type Options = z.output<typeof schema>;

/**
 * Holds a forecast, in per cent a statement, against quarters that the learner has not seen, and the figures that a hire was
 * argued from against how they really tell the candidates apart.
 */
export const quarterForecast: MeasurementKind<Options> = {
  kind: 'quarter-forecast',
  trust: 'verified',
  parseOptions: optionsBy('quarter-forecast', schema),
  facts: {
    readable: 'whether the file holds a JSON object',
    problem: 'why the file cannot be read',
    quarters: 'hidden quarters',
    statements: 'statements to be forecast',
    answered: 'statements with a number from 0 to 100',
    shares: 'whether all numbers are shares of 1 and not per cent',
    brier: 'the Brier score of the forecast',
    best: 'the Brier score of the true frequencies',
    miss: 'percentage points between forecast and frequency, root mean square',
    halves: 'statements that were given 50 %',
    falselyCertain: 'statements called certain or impossible that came out otherwise',
    contrary: 'statements that came out contrary to the forecast',
    contraryName: 'the first of them',
    worst: 'the statement that was missed by most',
    worstSaid: 'per cent that were said of it',
    worstWas: 'per cent of the hidden quarters in which it held',
    argued: 'figures that the hire was argued from',
    weak: 'figures among them that do not tell the candidates apart',
    weakName: 'the first of them',
    weakShare: 'the share of the quarters in which it favoured the same candidate',
    hasPrice: 'whether a figure of cost is among them',
    forHire: 'figures among them that speak for the candidate who was hired',
    againstHire: 'figures among them that speak for the other',
    hire: 'the candidate who was hired',
  },
  async measure({ files, remake, seed }, options): Promise<Measurement> {
    const read = readObject(files[options.file]);
    if ('problem' in read)
      return {
        facts: { readable: false, problem: `${options.file}: ${read.problem}`, answered: 0, argued: 0 },
        runIds: [],
      };
    const seen = files[options.data];
    const quarters = unseenQuarters(
      Array.from({ length: options.draws }, (_, draw) =>
        readQuarters(remake(options.data, `${seed}/quarters/${draw}`)),
      ).flat(),
      typeof seen === 'string' ? readQuarters(seen) : [],
    );
    const forecasts = Object.entries(options.statements).map(
      ([key, { figure, better: way, says }]): JudgedForecast => {
        const said = read.object[key];
        return {
          key,
          label: says,
          said: typeof said === 'number' && said >= 0 && said <= 100 ? said : null,
          was: shares(quarters, figure, way).B * 100,
        };
      },
    );
    const named = read.object[options.argued];
    const argued = options.figures.filter(({ id }) => Array.isArray(named) && named.includes(id));
    const weighed = weigh(argued, quarters, options.least);
    const hire = read.object[options.hire];
    return {
      facts: {
        readable: true,
        problem: null,
        quarters: quarters.length,
        statements: forecasts.length,
        ...scoreFacts(scoreForecasts(forecasts), forecasts),
        ...argumentFacts(weighed, hire === 'a' || hire === 'b' ? hire : null),
      },
      evidence: forecasts.map(evidenceOf),
      unknownReads: 'not decided yet',
      runIds: [],
    };
  },
};

function scoreFacts(score: ForecastScore, forecasts: readonly JudgedForecast[]) {
  const said = forecasts.flatMap((one) => (one.said === null ? [] : [one.said]));
  const [contrary] = score.contrary;
  return {
    answered: score.answered,
    shares: said.length > 1 && said.every((value) => value <= 1) && said.some((value) => value > 0),
    brier: score.brier,
    best: score.best,
    miss: score.miss,
    halves: score.halves,
    falselyCertain: score.falselyCertain,
    contrary: score.contrary.length,
    contraryName: contrary?.label ?? null,
    worst: score.worst?.label ?? null,
    worstSaid: score.worst?.said ?? null,
    worstWas: score.worst ? Math.round(score.worst.was) : null,
  };
}

function argumentFacts({ chosen, weak, hasPrice, speaksForA, speaksForB }: Weighed, hire: 'a' | 'b' | null) {
  const [first] = weak;
  return {
    argued: chosen.length,
    weak: weak.length,
    weakName: first?.label ?? null,
    weakShare: first ? Math.max(first.shareA, first.shareB) : null,
    hasPrice,
    forHire: hire === null ? null : hire === 'a' ? speaksForA : speaksForB,
    againstHire: hire === null ? null : hire === 'a' ? speaksForB : speaksForA,
    hire: hire?.toUpperCase() ?? null,
  };
}

function evidenceOf({ label, said, was }: JudgedForecast): EvidenceRow {
  const came = `it held in ${Math.round(was)} % of the hidden quarters`;
  if (said === null) return { label, outcome: 'neutral', detail: `not forecast; ${came}` };
  return {
    label,
    outcome: Math.abs(said - was) <= 20 ? 'good' : 'bad',
    detail: `you said ${said} %; ${came}`,
  };
}

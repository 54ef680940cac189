import type { GameDayReport } from '../../scenario/game-day/report';
import type { Lane } from '../../scenario/types';
import { escapeHtml } from './escape-html';
import { hourWords } from './figures-words';
import { outcomeWords } from './markdown-reports';

const WIDTH = 960;
const LEFT = 120;
const ROW = 22;
const BARS = 46;
const LANES: readonly (readonly [Lane, string])[] = [
  ['ad-hoc', 'Ad hoc'],
  ['practice', 'This repository'],
];

/** The month of a game day as a drawing: in each lane wrong answers day by day, and when each incident harmed, was noticed, was over. */
export function timelineSvg(report: GameDayReport): string {
  const { days, incidents, lanes } = report;
  const laneHeight = BARS + incidents.length * ROW + 30;
  const height = LANES.length * laneHeight + 30;
  const x = (hour: number) => LEFT + ((WIDTH - LEFT - 20) * Math.min(hour, days * 24)) / (days * 24);
  const most = Math.max(1, ...LANES.flatMap(([lane]) => lanes[lane].days.map(({ wrong }) => wrong)));
  const parts = LANES.flatMap(([lane, name], place) => {
    const top = place * laneHeight + 20;
    const bars = lanes[lane].days.map(({ wrong }, day) => {
      const tall = (BARS - 8) * (wrong / most);
      return `<rect class="wrong" x="${n(x(day * 24) + 1)}" y="${n(top + BARS - tall)}" width="${n(x(24) - x(0) - 2)}" height="${n(tall)}"><title>Day ${day + 1}: ${wrong} wrong answers</title></rect>`;
    });
    const rows = incidents.map(({ title, hour, outcomes }, row) => {
      const y = top + BARS + 10 + row * ROW;
      const { state, harmedFrom, restored, detected } = outcomes[lane];
      const label = `<text class="row" x="${LEFT - 8}" y="${n(y + 13)}" text-anchor="end">${row + 1}</text>`;
      const words = escapeHtml(`${title}: ${outcomeWords(outcomes[lane])}`);
      if (state !== 'harmed' || harmedFrom === null)
        return `${label}<circle class="${state}" cx="${n(x(hour))}" cy="${n(y + 8)}" r="5"><title>${words}</title></circle>`;
      const end = restored ?? days * 24;
      const bar = `<rect class="harm" x="${n(x(harmedFrom))}" y="${n(y + 2)}" width="${n(Math.max(3, x(end) - x(harmedFrom)))}" height="12" rx="2"><title>${words}</title></rect>`;
      const seen = detected === null ? '' : `<path class="seen" d="M${n(x(detected))} ${n(y - 1)}v18"/>`;
      return label + bar + seen;
    });
    return [`<text class="lane" x="0" y="${n(top + 14)}">${name}</text>`, ...bars, ...rows];
  });
  const ticks = Array.from({ length: Math.floor(days / 5) + 1 }, (_, i) => i * 5).map(
    (day) =>
      `<path class="grid" d="M${n(x(day * 24))} 16V${height - 24}"/><text class="tick" x="${n(x(day * 24))}" y="${height - 8}" text-anchor="middle">${day}</text>`,
  );
  const first = incidents[0];
  const label = `Timeline of ${days} days with ${incidents.length} incidents in two lanes${first === undefined ? '' : `, the first on ${hourWords(first.hour)}`}. The table below says the same in words.`;
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeHtml(label)}">${ticks.join('')}${parts.join('')}</svg>`;
}

/** A coordinate with one digit behind the point. */
const n = (value: number): string => String(Math.round(value * 10) / 10);

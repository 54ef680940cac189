import type { SimulatorFigures } from './simulator';

/** What was measured of the simulator, for the table. */
export function simulatorRows(simulator: SimulatorFigures | undefined): [string, string, string][] {
  if (simulator === undefined) return [];
  const { yearSeconds, switchSeconds, framesPerSecond, longestFrameMs, sameInNode, spreadSeconds } =
    simulator;
  return [
    [
      'a year of two lanes, from another seed to the drawn picture; after a switch (one lane); the same figures in Node',
      '≤ 5 s; –; yes',
      `${yearSeconds.toFixed(1)} s; ${switchSeconds.toFixed(1)} s; ${sameInNode ? 'yes' : 'no'}`,
    ],
    [
      'scrubbing through the year: frames a second; longest frame',
      '60; –',
      `${framesPerSecond.toFixed(0)}; ${longestFrameMs.toFixed(0)} ms`,
    ],
    [
      '200 seeds of the year, all switches on against none',
      '≥ 95 % each',
      `${spreadSeconds.toFixed(0)} s; ${simulator.wrong} ${simulator.restore}`,
    ],
  ];
}

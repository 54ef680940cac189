import { describe, expect, it } from 'vitest';
import { COURSE } from '@/content/course';
import { CENTRE, VIEW } from './geometry';
import {
  type Label,
  MARKER_RADIUS,
  type PlacedStation,
  placeStations,
  titlePlace,
  wrapTitle,
} from './labels';
import { mapModules, type Station, stationState } from './stations';
import { nextPlace } from './use-walk';
import { windingPath, windingX } from './winding';

const MODULES = mapModules(COURSE, [
  { id: '1.6', title: 'Model training', slug: '01-before-mlops/06-model-training', minutes: 75 },
]);
const PLACED = placeStations(MODULES);
const STATE_LINE = 16;
/** "started · 120 min" at 12 px. */
const STATE_WIDTH = 100;
/** "started" at 12 px. */
const WORD_WIDTH = 46;

/**
 * Widths of the wide drawing in px: where it begins, where its letters grow, and its greatest. With the height of a line
 * and the width of a letter there: no title of the course is wider than that on the average.
 */
const SIZES = [
  { width: 1120, line: 18, letter: 7 },
  { width: 1232, line: 19, letter: 7.5 },
  { width: 1312, line: 19, letter: 7.5 },
];

interface Box {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function spread(anchor: Label['anchor'], x: number, width: number): { left: number; right: number } {
  if (anchor === 'start') return { left: x, right: x + width };
  if (anchor === 'end') return { left: x - width, right: x };
  return { left: x - width / 2, right: x + width / 2 };
}

function labelBox({ id, point, label }: PlacedStation, scale: number, line: number, letter: number): Box {
  const x = point.x * scale + label.dx;
  const y = point.y * scale + label.dy;
  const ownState = label.across === undefined;
  const text = Math.max(...label.lines.map(({ length }) => length)) * letter;
  const width = ownState ? Math.max(text, STATE_WIDTH) : text;
  const height = label.lines.length * line + (ownState ? STATE_LINE : 0);
  const top = label.hold === 'centre' ? y - height / 2 : label.hold === 'bottom' ? y - height : y;
  return { name: `label ${id}`, ...spread(label.anchor, x, width), top, bottom: top + height };
}

/** The word of the state on the other side of the crossing. */
function acrossBoxes({ id, point, label: { across } }: PlacedStation, scale: number): readonly Box[] {
  if (!across) return [];
  const y = point.y * scale + across.dy;
  const sides = spread(across.anchor, point.x * scale + across.dx, WORD_WIDTH);
  return [{ name: `state ${id}`, ...sides, top: y - STATE_LINE / 2, bottom: y + STATE_LINE / 2 }];
}

function markerBox({ id, point }: PlacedStation, scale: number): Box {
  const x = point.x * scale;
  const y = point.y * scale;
  const r = MARKER_RADIUS;
  return { name: `marker ${id}`, left: x - r, right: x + r, top: y - r, bottom: y + r };
}

function titleBox(moduleId: string, title: string, scale: number): Box {
  const { point, anchor, width } = titlePlace(moduleId);
  const lines = wrapTitle(title, Math.floor(width / 8.2));
  const height = 16 + lines.length * 20;
  const top = point.y * scale - height / 2;
  const wide = Math.max(...lines.map((line) => line.length)) * 8.2;
  return { name: `title ${moduleId}`, ...spread(anchor, point.x * scale, wide), top, bottom: top + height };
}

function overlaps(boxes: readonly Box[]): readonly string[] {
  const found: string[] = [];
  boxes.forEach((first, index) => {
    for (const second of boxes.slice(index + 1)) {
      const apart =
        first.right <= second.left ||
        second.right <= first.left ||
        first.bottom <= second.top ||
        second.bottom <= first.top;
      if (!apart) found.push(`${first.name} / ${second.name}`);
    }
  });
  return found;
}

describe.each(SIZES)('the loop, $width px wide', ({ width, line, letter }) => {
  const scale = width / VIEW.width;
  const boxes = [
    ...PLACED.flatMap((place) => [
      labelBox(place, scale, line, letter),
      markerBox(place, scale),
      ...acrossBoxes(place, scale),
    ]),
    ...MODULES.map(({ id, title }) => titleBox(id, title, scale)),
  ];

  it('has no two labels, states, markers or titles over each other, also when every lesson is written', () => {
    expect(overlaps(boxes)).toEqual([]);
  });

  it('has everything inside the page, with its padding', () => {
    for (const box of boxes) {
      expect(box.left, box.name).toBeGreaterThanOrEqual(-16);
      expect(box.right, box.name).toBeLessThanOrEqual(width + 16);
    }
  });
});

describe('the places of the stations', () => {
  it('are inside the view, one for each lesson, in the order of the course', () => {
    expect(PLACED.map(({ id }) => id)).toEqual(COURSE.flatMap(({ lessons }) => lessons.map(({ id }) => id)));
    for (const { id, point } of PLACED) {
      expect(point.x, id).toBeGreaterThan(MARKER_RADIUS);
      expect(point.x, id).toBeLessThan(VIEW.width - MARKER_RADIUS);
      expect(point.y, id).toBeGreaterThan(MARKER_RADIUS);
      expect(point.y, id).toBeLessThan(VIEW.height - MARKER_RADIUS);
    }
  });

  it('follow the loop without a jump: neighbours in a module are near each other', () => {
    for (const module of MODULES) {
      const points = PLACED.filter(({ id }) => id.startsWith(`${module.id}.`)).map(({ point }) => point);
      points.slice(1).forEach((point, index) => {
        const before = points[index]!;
        expect(Math.hypot(point.x - before.x, point.y - before.y)).toBeLessThan(175);
      });
    }
  });

  it('go over from the left lobe to the right one through the middle', () => {
    const xs = PLACED.filter(({ id }) => id.startsWith('2.')).map(({ point }) => point.x);
    expect(xs).toEqual([...xs].sort((a, b) => a - b));
    expect(xs[0]).toBeLessThan(CENTRE.x);
    expect(xs.at(-1)).toBeGreaterThan(CENTRE.x);
  });
});

describe('the winding line', () => {
  it('stays in its strip, and each stretch begins where the one before ended', () => {
    for (let index = 0; index < 40; index++) {
      expect(windingX(index)).toBeGreaterThan(18);
      expect(windingX(index)).toBeLessThan(78);
      const end = /(\S+) 100$/.exec(windingPath(index))?.[1];
      const begin = /^M(\S+) 0/.exec(windingPath(index + 1))?.[1];
      expect(end).toBe(begin);
    }
  });
});

describe('walking', () => {
  it('goes along the path and stops at its ends', () => {
    expect(nextPlace('ArrowRight', 3, 28)).toBe(4);
    expect(nextPlace('ArrowUp', 3, 28)).toBe(2);
    expect(nextPlace('ArrowLeft', 0, 28)).toBe(0);
    expect(nextPlace('ArrowDown', 27, 28)).toBe(27);
    expect(nextPlace('End', 3, 28)).toBe(27);
    expect(nextPlace('Enter', 3, 28)).toBeUndefined();
  });
});

describe('the state of a station', () => {
  const stations = MODULES.flatMap((module) => module.stations);
  const find = (id: string): Station => stations.find((station) => station.id === id)!;

  it('is to come without a lesson, and else what the reader has made of it', () => {
    const slug = find('1.6').slug!;
    expect(stationState(find('1.5'), { [slug]: 'done' })).toBe('to-come');
    expect(stationState(find('1.6'), {})).toBe('ready');
    expect(stationState(find('1.6'), { [slug]: 'not-started' })).toBe('ready');
    expect(stationState(find('1.6'), { [slug]: 'started' })).toBe('started');
  });
});

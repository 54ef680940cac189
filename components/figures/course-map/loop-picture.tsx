import { CHEVRONS, CROSSING_ENDS, RIBBONS, VIEW } from './geometry';

/** The drawn loop behind the stations. It says nothing that the list does not say. */
export function LoopPicture() {
  const { from, to } = CROSSING_ENDS;
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${VIEW.width} ${VIEW.height}`}
      className="loop-picture"
      fill="none"
      strokeLinecap="butt"
    >
      <defs>
        <pattern
          id="map-hatch"
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="7" height="7" className="map-hatch-ground" />
          <rect width="3" height="7" className="map-hatch-line" />
        </pattern>
        <linearGradient
          id="map-turn"
          gradientUnits="userSpaceOnUse"
          x1={from.x}
          y1={from.y}
          x2={to.x}
          y2={to.y}
        >
          <stop offset="0.08" stopColor="#000" />
          <stop offset="0.92" stopColor="#fff" />
        </linearGradient>
        <mask id="map-turned" maskUnits="userSpaceOnUse" x="0" y="0" width={VIEW.width} height={VIEW.height}>
          <rect width={VIEW.width} height={VIEW.height} fill="url(#map-turn)" />
        </mask>
      </defs>
      <path d={RIBBONS.entry} className="map-way" />
      <path d={RIBBONS.exit} className="map-way" />
      <path d={RIBBONS.back} className="map-back" />
      {CHEVRONS.map(({ x, y, angle }) => (
        <path
          key={x}
          d="M-4 -5 2 0 -4 5"
          transform={`translate(${x} ${y}) rotate(${angle})`}
          className="map-chevron"
        />
      ))}
      <path d={RIBBONS.crossing} className="map-gap" />
      <path d={RIBBONS.crossing} stroke="url(#map-hatch)" className="map-ribbon" />
      <path d={RIBBONS.crossing} mask="url(#map-turned)" className="map-ribbon map-practice" />
      <path d={RIBBONS.left} stroke="url(#map-hatch)" className="map-ribbon" />
      <path d={RIBBONS.right} className="map-ribbon map-practice" />
    </svg>
  );
}

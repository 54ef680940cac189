import { STRIP, windingPath } from './winding';

/** One row's stretch of the winding line, in the look of its module. */
export function WindingStretch({ index, moduleId }: { index: number; moduleId: string }) {
  const look =
    moduleId === '1'
      ? 'map-adhoc'
      : moduleId === '2'
        ? 'map-between'
        : moduleId === '3'
          ? 'map-practice'
          : 'map-way';
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${STRIP} 100`}
      preserveAspectRatio="none"
      fill="none"
      className="winding"
    >
      <path d={windingPath(index)} className={`map-ribbon ${look}`} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

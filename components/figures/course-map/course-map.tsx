'use client';

import { type CSSProperties, useMemo, useRef, useState } from 'react';
import './course-map.css';
import { percent, VIEW } from './geometry';
import { placeStations, titlePlace } from './labels';
import { LoopPicture } from './loop-picture';
import { MapLegend } from './map-legend';
import { StationDetails } from './station-details';
import { StationItem } from './station-item';
import { type MapModule, type ProgressBySlug, stationState } from './stations';
import { useWalk } from './use-walk';
import { turnAt } from './winding';
import { WindingStretch } from './winding-stretch';

export interface CourseMapProps {
  readonly modules: readonly MapModule[];
  /** What this reader has begun and done; empty until it is known. */
  readonly progress: ProgressBySlug;
  /** The id of the station that the panel shows first. */
  readonly first?: string;
}

function ModuleTitle({ module, row }: { module: MapModule; row: number }) {
  const { point, anchor, width } = titlePlace(module.id);
  return (
    <div
      className="module-title"
      data-anchor={anchor}
      style={
        {
          '--x': `${percent(point.x, VIEW.width)}`,
          '--y': `${percent(point.y, VIEW.height)}`,
          '--width': `${width}px`,
        } as CSSProperties
      }
    >
      <WindingStretch index={row} turn={turnAt(module.id, 0, module.stations.length)} />
      <div className="module-title-text">
        <span className="module-number">Module {module.id}</span>
        <h3 className="module-name" id={`module-${module.id}`}>
          {module.title}
        </h3>
        <p className="module-about">{module.about}</p>
      </div>
    </div>
  );
}

/**
 * The course as the loop that MLOps is. Wide pages show a figure eight: the ad hoc project on the left, the way over to
 * practice across the middle, the software life cycle on the right, and the way back. Narrow pages show the same walk
 * as one winding line. For a screen reader it is a list of modules with their lessons.
 */
export function CourseMap({ modules, progress, first }: CourseMapProps) {
  const map = useRef<HTMLDivElement>(null);
  const stations = useMemo(() => modules.flatMap((module) => module.stations), [modules]);
  const places = useMemo(() => new Map(placeStations(modules).map((place) => [place.id, place])), [modules]);
  const ids = useMemo(() => stations.map(({ id }) => id), [stations]);
  const begin = first ?? stations.find(({ slug }) => slug)?.id ?? ids[0] ?? '';
  const walk = useWalk(ids, begin, map);
  const [shown, setShown] = useState(begin);

  const shownStation = stations.find(({ id }) => id === shown);
  const shownModule = modules.find(({ id }) => id === shownStation?.moduleId);
  let row = 0;

  return (
    <div className="course-map-frame">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys are a shortcut between links that it holds */}
      <div ref={map} className="course-map" onKeyDown={walk.onKeyDown}>
        <LoopPicture />
        <ol className="course-map-modules" aria-label="Modules of the course">
          {modules.map((module) => (
            <li key={module.id}>
              <ModuleTitle module={module} row={row++} />
              <ol aria-labelledby={`module-${module.id}`}>
                {module.stations.map((station, index) => {
                  const place = places.get(station.id);
                  if (!place) return null;
                  return (
                    <StationItem
                      key={station.id}
                      station={station}
                      place={place}
                      state={stationState(station, progress)}
                      isStop={station.id === walk.current}
                      isShown={station.id === shown}
                      onShow={(id) => {
                        setShown(id);
                        walk.setCurrent(id);
                      }}
                      row={row++}
                      turn={turnAt(module.id, index, module.stations.length)}
                    />
                  );
                })}
              </ol>
            </li>
          ))}
        </ol>
      </div>
      <div className="course-map-foot">
        {shownStation && shownModule ? (
          <StationDetails
            station={shownStation}
            module={shownModule}
            state={stationState(shownStation, progress)}
          />
        ) : null}
        <MapLegend />
      </div>
    </div>
  );
}

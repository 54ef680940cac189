import type { WorkspaceFiles } from '../../../core/files';
import type { Finding } from '../../../rubric/findings';
import { measureMonitoring } from '../../../scenario/scenarios/game-day/own/measure-monitoring';
import { PLATFORM, serviceModule } from '../../../scenario/scenarios/game-day/own/project';
import { AD_HOC_POLICIES } from '../../../scenario/scenarios/world/reference-policies';
import { lineOf, type ProjectTexts } from './find-in-files';

/** What monitors and the service's module show, as the platform reads them. */
export function findInMonitors(files: ProjectTexts & WorkspaceFiles): Finding[] {
  const found: Finding[] = [];
  const module = serviceModule(files);
  if (module !== null && /\bfetch\b/.test(files[module] ?? ''))
    found.push({
      id: 'service',
      evidence: {
        target: { kind: 'file', path: module, line: lineOf(files[module]!, /\bfetch\b/) ?? 1 },
        shows: 'what npm start serves',
      },
    });
  const path = `${PLATFORM.monitoring}rules.yml`;
  const { monitoring } = AD_HOC_POLICIES;
  const { facts } = measureMonitoring({ files }, monitoring, monitoring);
  const { alerts, pages, unheard, withoutSection, sections } = facts as Readonly<Record<string, number>>;
  if (!alerts) return found;
  const name = /alert:\s*(\S+)/.exec(files[path] ?? '')?.[1] ?? '';
  const line = lineOf(files[path] ?? '', /alert:/) ?? 1;
  const watched = /data_|model_/.test(files[path] ?? '');
  if (watched)
    found.push({
      id: 'metrics-watched',
      evidence: {
        target: { kind: 'alert', name, path, line },
        shows: `${alerts} alerts, of data and model too`,
      },
    });
  if (pages! > 0 && unheard === 0)
    found.push({
      id: 'somebody-is-told',
      evidence: {
        target: { kind: 'file', path: `${PLATFORM.monitoring}alertmanager.yml`, line: 1 },
        shows: `who is told of ${pages} alerts`,
      },
    });
  if (pages! > 0 && withoutSection === 0)
    found.push({
      id: 'alerts-lead-to-something',
      evidence: {
        target: { kind: 'file', path: `${PLATFORM.monitoring}runbook.md`, line: 1 },
        shows: `${sections} sections of what to do`,
      },
    });
  return found;
}

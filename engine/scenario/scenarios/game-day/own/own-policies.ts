import type { Facts } from '../../../../core/facts';
import type { Table } from '../../../../dataset/table';
import type { Policies, PolicySection } from '../../../../world/policies/policies';
import type { RowFeed } from '../../../../world/rows/row-feed';
import type { PolicyOrigin } from '../../../game-day/report';
import { UPKEEP_HOURS_PER_WEEK } from '../../two-lane-year/lane-policies';
import { AD_HOC_POLICIES, practicePolicies } from '../../world/reference-policies';
import { measureCode } from './measure-code';
import { measureData } from './measure-data';
import { type GateVerdict, measureGate } from './measure-gate';
import { measureMonitoring } from './measure-monitoring';
import { measurePipelines } from './measure-pipelines';
import { measureScale } from './measure-scale';
import { measureExperiments, measureVersions } from './measure-versions';
import type { Measured } from './measured';
import type { OwnProject } from './project';

const SECTIONS: readonly PolicySection[] = [
  'code',
  'data',
  'versions',
  'pipelines',
  'experiments',
  'ci',
  'scale',
  'monitoring',
  'teams',
];

/** How somebody works, as their project shows it. */
export interface OwnPolicies {
  readonly policies: Policies;
  readonly origins: readonly PolicyOrigin[];
  /** What was found in the sections that were looked at. */
  readonly facts: Facts;
  readonly verdicts: readonly GateVerdict[];
  /** Hours of people a week that keep up the practices that are theirs. */
  readonly upkeepHoursPerWeek: number;
}

/** What a section is when it was not asked for. */
const NOT_ASKED = { policy: null, says: 'It was not looked at.', facts: {} } as const;

/**
 * Measures a project as Northline's platform meets it, section by section: its service is asked, its loading and its checks are run, its
 * history is gone back, its manifests and monitors are read. A section in which there is nothing of theirs is that of the ad hoc way.
 * @param table the customers of the telephone company, of which rows are sent
 * @param only the sections that are looked at; all when absent. `ci` and `teams` are one.
 */
export async function ownPolicies(
  project: OwnProject,
  table: Table,
  feed: RowFeed,
  {
    only = SECTIONS,
    progress = () => {},
  }: { readonly only?: readonly PolicySection[]; readonly progress?: (doing: string) => void } = {},
): Promise<OwnPolicies> {
  const reference = practicePolicies(feed);
  const wants = (section: PolicySection, doing: string) => {
    if (!only.includes(section)) return false;
    progress(doing);
    return true;
  };
  const adHoc = AD_HOC_POLICIES;
  const gate = wants('ci', 'Proposing changes to the checks')
    ? await measureGate(project, { ci: reference.ci, teams: reference.teams, adHoc: adHoc.ci })
    : { ci: NOT_ASKED, teams: NOT_ASKED, verdicts: [] };
  const found: { readonly [Section in PolicySection]: Measured<Policies[Section]> } = {
    code: wants('code', 'Asking the service') ? await measureCode(project, table) : NOT_ASKED,
    data: wants('data', 'Loading files that come late, twice and cut')
      ? await measureData(project, reference.data)
      : NOT_ASKED,
    versions: wants('versions', 'Going back through the history')
      ? await measureVersions(project, reference.versions)
      : NOT_ASKED,
    pipelines: wants('pipelines', 'Reading the pipeline')
      ? await measurePipelines(project, reference.pipelines, adHoc.pipelines)
      : NOT_ASKED,
    experiments: wants('experiments', 'Reading the runs') ? measureExperiments(project) : NOT_ASKED,
    ci: gate.ci,
    scale: wants('scale', 'Reading the manifests')
      ? measureScale(project, reference.scale, adHoc.scale)
      : NOT_ASKED,
    monitoring: wants('monitoring', 'Reading the monitors')
      ? measureMonitoring(project, reference.monitoring, adHoc.monitoring)
      : NOT_ASKED,
    teams: gate.teams,
  };
  const own = SECTIONS.filter((section) => found[section].policy !== null);
  return {
    policies: Object.fromEntries(
      SECTIONS.map((section) => [section, found[section].policy ?? adHoc[section]]),
    ) as Policies,
    origins: SECTIONS.map((section) => ({
      section,
      from: found[section].policy === null ? 'ad hoc' : 'own',
      says: found[section].says,
    })),
    facts: Object.assign({}, ...SECTIONS.map((section) => found[section].facts)),
    verdicts: gate.verdicts,
    upkeepHoursPerWeek: own.reduce((sum, section) => sum + UPKEEP_HOURS_PER_WEEK[section], 0),
  };
}

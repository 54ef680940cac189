import { Disclosure } from '@/components/ui/disclosure';
import { Table } from '@/components/ui/table';
import { UPKEEP_HOURS_PER_WEEK } from '@/engine/scenario/scenarios/two-lane-year/lane-policies';
import {
  TRAFFIC,
  YEAR_INCIDENTS,
  YEAR_SERVICE,
} from '@/engine/scenario/scenarios/two-lane-year/simulate-lane';
import { REFERENCE_MACHINE } from '@/engine/scenario/scenarios/world/compose-world';
import { ORDINARY } from '@/engine/scenario/scenarios/world/reference-service';
import { PRACTICES } from '@/engine/simulator/practices';

interface Parameter {
  readonly what: string;
  readonly value: string;
  readonly from: string;
}

const percent = (share: number) => `${Number((share * 100).toFixed(1))} %`;
const upkeep = PRACTICES.reduce((sum, { id }) => sum + UPKEEP_HOURS_PER_WEEK[id], 0);

/** Every number that the year is made of and that is not measured: as the engine has it, not as this page says. */
const PARAMETERS: readonly Parameter[] = [
  {
    what: 'Requests a day, first and last day',
    value: `${TRAFFIC.growing.perDay} and ${TRAFFIC.growing.toPerDay?.toLocaleString('en-US')}`,
    from: 'assumed; Poisson within each hour, growing by the same share each day',
  },
  {
    what: 'An estimate is right',
    value: `within ${percent(YEAR_SERVICE.tolerance)} of the price`,
    from: 'the prices are those of the table',
  },
  {
    what: 'A right estimate brings, a wrong one and a missing one lose',
    value: `$${YEAR_SERVICE.usdPerRight}, $${YEAR_SERVICE.usdPerWrong}, $${YEAR_SERVICE.usdPerUnanswered}`,
    from: 'assumed',
  },
  { what: 'An hour of a person', value: `$${YEAR_SERVICE.usdPerPersonHour}`, from: 'assumed' },
  {
    what: 'A machine',
    value: `${REFERENCE_MACHINE.sku}, ${REFERENCE_MACHINE.region}`,
    from: 'list price of the lab’s price list, without discounts and tax',
  },
  {
    what: 'Commits of colleagues',
    value: `${ORDINARY.commitsPerWeek} a week, ${percent(ORDINARY.badCommitShare)} of them bad`,
    from: 'assumed; the fifteen kinds of lesson 2.6',
  },
  {
    what: 'Changes by other teams',
    value: `${ORDINARY.upstreamChangesPerYear} a year of each of four kinds`,
    from: 'assumed; the kinds of lesson 2.9',
  },
  {
    what: 'Files that come late, twice or broken',
    value: `${ORDINARY.fileFaultsPerWeek} a week`,
    from: 'assumed; the kinds of lesson 2.2',
  },
  {
    what: 'Rows that are wrong by themselves',
    value: percent(ORDINARY.badRowShare),
    from: 'assumed; the kinds of lesson 2.1',
  },
  {
    what: 'A machine fails, and is repaired',
    value: `after ${ORDINARY.machineHoursToFailure.toLocaleString('en-US')} h, in ${ORDINARY.machineHoursToRepair} h`,
    from: 'assumed; exponential',
  },
  {
    what: 'Incidents of the catalogue',
    value: `${YEAR_INCIDENTS} a year`,
    from: 'assumed: a bad year; each kind once before one comes twice',
  },
  {
    what: 'Keeping all practices up',
    value: `${upkeep} h of people a week`,
    from: `assumed: ${PRACTICES.map(({ id, label }) => `${label.toLowerCase()} ${UPKEEP_HOURS_PER_WEEK[id]}`).join(', ')}`,
  },
];

/** What is real in the year, what is simulated, and by which parameters. */
export function HonestLine() {
  return (
    <section aria-labelledby="honest-title" className="flex flex-col gap-3">
      <h2 id="honest-title" className="font-semibold text-ink text-lg tracking-tight">
        What is real, and what is simulated
      </h2>
      <div className="grid max-w-[75rem] gap-x-10 gap-y-3 text-ink-muted text-sm leading-5 sm:grid-cols-2">
        <p>
          <strong className="font-semibold text-ink">Real:</strong> the houses and what they sold for (Ames,
          2006 to 2008, in the order of their sales); the models, ridge regressions that are trained within
          the year on what has been sold by then; drift tests, expectations and alert rules, evaluated as
          Evidently, Great Expectations and Prometheus do; the autoscaler’s decisions; and where a switch
          stands on “Own”, what your work did when it was checked.
        </p>
        <p>
          <strong className="font-semibold text-ink">Simulated:</strong> customers, colleagues, machines, time
          and money. Nothing is scripted: an event changes what the service meets, and the figures follow from
          models, rules and switches. Waiting times come from the formulas of M/G/c queues; faults come by
          Poisson processes from the seed alone, so that both lanes meet the same ones.
        </p>
      </div>
      <Disclosure title="The parameters">
        <Table
          caption="Parameters of the year"
          rows={PARAMETERS}
          rowKey={({ what }) => what}
          columns={[
            { id: 'what', label: 'Parameter', rowHeader: true, cell: ({ what }) => what },
            { id: 'value', label: 'Value', cell: ({ value }) => value },
            { id: 'from', label: 'Where it comes from', cell: ({ from }) => from },
          ]}
        />
      </Disclosure>
    </section>
  );
}

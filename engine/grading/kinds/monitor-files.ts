import { z } from 'zod';
import { alertsOf } from '../../monitoring/service/monitors';
import { optionsBy } from '../options';
import type { Measurement, MeasurementKind } from '../types';
import { monitorsOf } from './monitored-seasons/watch-seasons';

const schema = z.strictObject({
  folder: z.string().default('churn/monitoring').describe('The folder of monitoring.'),
});

/** Reads the files of a folder of monitoring, as the lab's watch does. */
export const monitorFiles: MeasurementKind<z.output<typeof schema>> = {
  kind: 'monitor-files',
  trust: 'verified',
  parseOptions: optionsBy('monitor-files', schema),
  facts: {
    problem: 'the first file that cannot be used, and why',
    problemFile: 'that file',
    problems: 'files that cannot be used',
    alerts: 'alerts',
    objectives: 'objectives',
    expectations: 'expectations',
    sections: 'sections of the runbook with a command',
    asksNothing: 'what an alert asks for that nobody exposes',
    gap: 'the first gap between alerts and runbook',
    headless: 'alerts that somebody hears of and that the runbook has no command for',
    headlessAlert: 'the first of them',
    heardReceivers: 'receivers that lead to somebody',
  },
  async measure(context, { folder }): Promise<Measurement> {
    const monitors = monitorsOf(context.files, folder);
    if ('problem' in monitors)
      return {
        facts: {
          problem: monitors.problem,
          problemFile: 'service.yaml',
          problems: 1,
          alerts: 0,
          objectives: 0,
          expectations: 0,
          sections: 0,
          asksNothing: null,
          gap: null,
          headless: 0,
          headlessAlert: null,
          heardReceivers: 0,
        },
        runIds: [],
      };
    const problems = monitors.remarks.filter(({ kind }) => kind === 'problem');
    const notes = monitors.remarks.filter(({ kind }) => kind === 'note');
    const sections = new Set(
      monitors.runbook.filter(({ commands }) => commands.length > 0).map(({ alert }) => alert),
    );
    // Below a ticket, an alert is to be read by whoever looks, and calls nobody.
    const headless = alertsOf(monitors).filter(
      ({ alert, labels }) =>
        ['page', 'ticket'].includes(labels.severity?.source ?? '') && !sections.has(alert),
    );
    return {
      facts: {
        problem: problems[0]?.message ?? null,
        problemFile: problems[0]?.file ?? null,
        problems: problems.length,
        alerts: alertsOf(monitors).length,
        objectives: monitors.objectives.length,
        expectations: monitors.suites.reduce((sum, { expectations }) => sum + expectations.length, 0),
        sections: sections.size,
        asksNothing: notes.find(({ file }) => file === 'rules.yml')?.message ?? null,
        gap: notes.find(({ file }) => file === 'runbook.md')?.message ?? null,
        headless: headless.length,
        headlessAlert: headless[0]?.alert ?? null,
        heardReceivers: monitors.alertmanager.receivers.filter(({ isHeard }) => isHeard).length,
      },
      location: problems[0] && { path: `${folder}/${problems[0].file}`, line: problems[0].line ?? 1 },
      runIds: [],
    };
  },
};

import { dataLook } from '../data/data-look';
import type { AlertNote } from '../ports';
import { timeOf, type WorldState } from '../state';
import type { Exporter } from './exporter';

/** Lets the monitors look at the hour that has passed, as often as the input says. @returns alerts that began or ended */
export function watch(state: WorldState, exporter: Exporter): AlertNote[] {
  const { hour, input, ports, record } = state;
  const { monitors } = ports;
  if (monitors.dataEveryHours > 0 && hour % monitors.dataEveryHours === 0) monitors.inspect(dataLook(state));
  exporter.read(state);
  const alerts: AlertNote[] = [];
  for (let look = 1; look <= input.looksPerHour; look++) {
    const part = look / input.looksPerHour;
    alerts.push(...monitors.observe(timeOf(state, hour + part), exporter.frame(part)));
  }
  record.alerts.push(...alerts);
  return alerts;
}

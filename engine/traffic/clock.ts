/**
 * The time of a simulation, in seconds since its start. One object that all parts look at, and not a parameter: a
 * number that does not fit a small integer is put on the heap when it is passed to a function that is not inlined,
 * millions of times a second.
 */
export class SimulationClock {
  now = 0;
}

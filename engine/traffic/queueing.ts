/**
 * Closed forms of queueing theory, for steady arrivals at rate λ, service at rate μ of each of c servers and one queue.
 * Sources: L. Kleinrock, “Queueing Systems”, volume 1 (1975); D. Gross, J. F. Shortle, J. M. Thompson, C. M. Harris,
 * “Fundamentals of Queueing Theory”, 4th edition (2008). Waits are those in the queue, sojourns add the service; in
 * seconds when rates are per second. Queues that grow without end (ρ ≥ 1) wait Infinity.
 */

/** A queue with exponential service. */
export interface MarkovQueue {
  readonly servers: number;
  /** λ */
  readonly arrivalRate: number;
  /** μ, of one server. */
  readonly serviceRate: number;
}

/** ρ = λ ÷ (c · μ): the share of the servers that is at work. */
export function utilisationOf({ servers, arrivalRate, serviceRate }: MarkovQueue): number {
  return arrivalRate / (servers * serviceRate);
}

/**
 * Erlang's B: the probability that all c servers are at work and a customer is lost, when there is no queue (M/G/c/c).
 * By the recursion B(k) = a·B(k−1) ÷ (k + a·B(k−1)), which has no factorials. @param load a = λ ÷ μ
 */
export function erlangB(servers: number, load: number): number {
  let blocked = 1;
  for (let k = 1; k <= servers; k++) blocked = (load * blocked) / (k + load * blocked);
  return blocked;
}

/** Erlang's C: the probability that a customer of M/M/c has to wait, from B as C = B ÷ (1 − ρ·(1 − B)). */
export function erlangC(servers: number, load: number): number {
  if (load >= servers) return 1;
  const blocked = erlangB(servers, load);
  return blocked / (1 - (load / servers) * (1 - blocked));
}

/** The mean wait of M/M/c: C ÷ (c·μ − λ). */
export function meanWait(queue: MarkovQueue): number {
  const { servers, arrivalRate, serviceRate } = queue;
  if (utilisationOf(queue) >= 1) return Number.POSITIVE_INFINITY;
  return erlangC(servers, arrivalRate / serviceRate) / (servers * serviceRate - arrivalRate);
}

/** The wait that a share of the customers of M/M/c does not exceed: P(W > t) = C·e^(−(cμ − λ)·t). */
export function waitQuantile(queue: MarkovQueue, share: number): number {
  const { servers, arrivalRate, serviceRate } = queue;
  if (utilisationOf(queue) >= 1) return Number.POSITIVE_INFINITY;
  const waits = erlangC(servers, arrivalRate / serviceRate);
  if (share <= 1 - waits) return 0;
  return Math.log(waits / (1 - share)) / (servers * serviceRate - arrivalRate);
}

/** P(T > t) of the sojourn of M/M/c: the wait and an exponential service after it. */
export function sojournTail({ servers, arrivalRate, serviceRate }: MarkovQueue, time: number): number {
  const waits = erlangC(servers, arrivalRate / serviceRate);
  const spare = servers - 1 - arrivalRate / serviceRate;
  const served = Math.exp(-serviceRate * time);
  // The limit where both exponentials are of one rate.
  if (Math.abs(spare) < 1e-9) return served * (1 + waits * serviceRate * time);
  return served * (1 + (waits * -Math.expm1(-serviceRate * time * spare)) / spare);
}

/** The sojourn that a share of the customers of M/M/c does not exceed. */
export function sojournQuantile(queue: MarkovQueue, share: number): number {
  if (utilisationOf(queue) >= 1) return Number.POSITIVE_INFINITY;
  return inverseOf((time) => 1 - sojournTail(queue, time), share, 1 / queue.serviceRate);
}

/** The share that is lost of M/M/c with room for `room` customers in the queue (M/M/c/c+room). */
export function lossOfFiniteQueue({ servers, arrivalRate, serviceRate }: MarkovQueue, room: number): number {
  const load = arrivalRate / serviceRate;
  // Relative to that all servers are at work and nobody waits.
  let below = 1;
  let sum = 1;
  for (let k = servers; k > 0; k--) {
    below *= k / load;
    sum += below;
  }
  let above = 1;
  for (let k = 0; k < room; k++) {
    above *= load / servers;
    sum += above;
  }
  return above / sum;
}

/** A queue with one server and any service time. */
export interface GeneralQueue {
  readonly arrivalRate: number;
  /** E[S] */
  readonly meanService: number;
  /** Standard deviation ÷ mean. */
  readonly variation: number;
}

/** The mean wait of M/G/1, by Pollaczek and Khinchine: λ·E[S²] ÷ (2·(1 − ρ)). */
export function meanWaitOfGeneral({ arrivalRate, meanService, variation }: GeneralQueue): number {
  const rho = arrivalRate * meanService;
  if (rho >= 1) return Number.POSITIVE_INFINITY;
  return (arrivalRate * meanService ** 2 * (1 + variation ** 2)) / (2 * (1 - rho));
}

/**
 * About the mean wait of M/G/c, by A. O. Allen and W. S. Cunneen: that of M/M/c times (1 + C_s²) ÷ 2. Exact for c = 1,
 * and where service is exponential.
 */
export function approximateMeanWait(queue: MarkovQueue, variation: number): number {
  return (meanWait(queue) * (1 + variation ** 2)) / 2;
}

/** P(W ≤ t) of M/D/1, A. K. Erlang (1909): (1 − ρ)·Σ_{k ≤ t/D} (λ(kD − t))^k ÷ k! · e^(−λ(kD − t)). For waits of up to some 30 services; beyond, the signs of its terms use up the digits. */
export function waitOfDeterministic(arrivalRate: number, service: number, time: number): number {
  const rho = arrivalRate * service;
  let sum = 0;
  for (let k = 0; k <= time / service; k++) {
    const x = arrivalRate * (k * service - time);
    let term = Math.exp(-x);
    for (let i = 1; i <= k; i++) term *= x / i;
    sum += term;
  }
  return (1 - rho) * sum;
}

/**
 * P(W ≤ t) of M/E₂/1: service is the sum of two exponential phases (gamma of shape 2). Its Laplace transform by
 * Pollaczek and Khinchine, W*(s) = (1 − ρ)(β + s)² ÷ ((β + s)² − λ(2β + s)), has two poles, both real.
 */
export function waitOfErlang2(arrivalRate: number, meanService: number, time: number): number {
  const beta = 2 / meanService;
  const rho = arrivalRate * meanService;
  const middle = -(2 * beta - arrivalRate) / 2;
  const apart = Math.sqrt(arrivalRate ** 2 + 4 * beta * arrivalRate) / 2;
  const [near, far] = [middle + apart, middle - apart];
  const tail = (pole: number, other: number) =>
    (((1 - rho) * (beta + pole) ** 2) / (pole - other) / -pole) * Math.exp(pole * time);
  return 1 - tail(near, far) - tail(far, near);
}

/**
 * The least time at which a distribution reaches a share, by bisection to the last bits.
 * @param distribution P(· ≤ t), continuous above 0 and not decreasing
 * @param unit a time of about the right size
 */
export function inverseOf(distribution: (time: number) => number, share: number, unit: number): number {
  if (distribution(0) >= share) return 0;
  let low = 0;
  let high = unit;
  while (distribution(high) < share) high *= 2;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (distribution(middle) < share) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * About the hit ratio of a cache that forgets the least recently used: H. Che, Y. Tung, Z. Wang (2002). A key of rate p
 * is there with probability 1 − e^(−p·T), where T is such that these sum up to the capacity.
 * @param weights how often each key is asked for, in any unit
 */
export function leastRecentlyUsedHits(weights: ArrayLike<number>, capacity: number): number {
  const all = Array.from(weights);
  const total = all.reduce((sum, weight) => sum + weight, 0);
  const shares = all.map((weight) => weight / total);
  if (capacity >= shares.length) return 1;
  const filled = (time: number) => shares.reduce((sum, share) => sum - Math.expm1(-share * time), 0);
  const time = inverseOf(filled, capacity, capacity);
  return shares.reduce((sum, share) => sum - share * Math.expm1(-share * time), 0);
}

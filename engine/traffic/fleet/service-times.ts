import type { Rng } from '../../core/rng';
import { gamma, lognormal, lognormalOf } from '../chance/distributions';
import { ExponentialStream } from '../chance/exponential-stream';
import { UniformStream } from '../chance/uniform-stream';
import type { ServiceDescription } from '../fleet-description';

/** Draws the work that requests take of one version. */
export class ServiceTimes {
  readonly #kind: ServiceDescription['kind'];
  readonly #stream: UniformStream;
  readonly #exponentials: ExponentialStream;
  readonly #failures: number;
  /** Mean, or scale of a gamma draw, or mean of the logarithm. */
  readonly #a: number = 0;
  /** Shape of a gamma draw, or deviation of the logarithm. */
  readonly #b: number = 0;
  readonly #samples: Float64Array;
  readonly #failed: Uint8Array;
  readonly #marks: Uint8Array;
  readonly #byKey: boolean;
  /** What was drawn last: seconds of work, whether the request fails by itself, and the mark of its answer. Fields and no return value, since a float that is returned is put on the heap. */
  seconds = 0;
  fails = false;
  mark = 0;

  constructor(service: ServiceDescription, failures: number, rng: Rng) {
    this.#kind = service.kind;
    this.#stream = new UniformStream(rng.fork('uniform'));
    this.#exponentials = new ExponentialStream(rng.fork('exponential'));
    this.#failures = failures;
    const isEmpirical = service.kind === 'empirical';
    this.#samples = Float64Array.from(isEmpirical ? service.seconds : []);
    this.#failed = Uint8Array.from(this.#samples, (_, i) => (isEmpirical && service.failed?.[i] ? 1 : 0));
    this.#marks = Uint8Array.from(this.#samples, (_, i) => (isEmpirical && service.marks?.[i]) || 0);
    this.#byKey = isEmpirical && service.byKey === true;
    if (service.kind === 'lognormal') {
      const { logMean, logDeviation } = lognormalOf(service.mean, service.variation);
      this.#a = logMean;
      this.#b = logDeviation;
    } else if (service.kind === 'gamma') {
      this.#b = 1 / (service.variation * service.variation);
      this.#a = service.mean / this.#b;
    } else if (!isEmpirical) this.#a = service.mean;
  }

  /** Draws the work for a request; sets `seconds`, `fails` and `mark`. */
  draw(key: number): void {
    const stream = this.#stream;
    this.fails = this.#failures > 0 && stream.next() < this.#failures;
    switch (this.#kind) {
      case 'exponential':
        this.seconds = this.#a * this.#exponentials.next();
        break;
      case 'deterministic':
        this.seconds = this.#a;
        break;
      case 'lognormal':
        this.seconds = lognormal(stream, this.#a, this.#b);
        break;
      case 'gamma':
        this.seconds = this.#a * gamma(stream, this.#b);
        break;
      case 'empirical':
        this.#drawSample(key);
    }
  }

  #drawSample(key: number): void {
    const n = this.#samples.length;
    const at = this.#byKey ? key % n : Math.floor(this.#stream.next() * n);
    if (this.#failed[at] === 1) this.fails = true;
    this.seconds = this.#samples[at]!;
    this.mark = this.#marks[at]!;
  }
}

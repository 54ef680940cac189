/** A sum that carries what rounding took away (W. Kahan, as improved by A. Neumaier, 1974), as Prometheus adds up. */
export class KahanSum {
  #sum = 0;
  #lost = 0;

  add(value: number): void {
    const next = this.#sum + value;
    this.#lost +=
      Math.abs(this.#sum) >= Math.abs(value) ? this.#sum - next + value : value - next + this.#sum;
    this.#sum = next;
  }

  get total(): number {
    return Number.isFinite(this.#sum) ? this.#sum + this.#lost : this.#sum;
  }

  /** The sum alone, without what was carried. */
  get plain(): number {
    return this.#sum;
  }
}

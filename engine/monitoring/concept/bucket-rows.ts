/** Some items that lie next to one another. */
interface Bucket {
  readonly total: number;
  /** The sum of squares about their mean. */
  readonly variance: number;
}

/**
 * The exponential histogram of ADWIN: row i holds buckets of 2ⁱ items, the oldest first, at most `maxBuckets` of them; one
 * more, and the two oldest become one of the next row. Memory grows with the logarithm of the window.
 */
export class BucketRows {
  readonly rows: Bucket[][] = [[]];
  readonly #maxBuckets: number;
  width = 0;
  total = 0;
  /** The sum of squares about the mean of the whole window. */
  variance = 0;

  constructor(maxBuckets: number) {
    this.#maxBuckets = maxBuckets;
  }

  /** Adds an item on the new side. */
  insert(value: number): void {
    this.rows[0]!.push({ total: value, variance: 0 });
    if (this.width > 0) {
      const gap = value - this.total / this.width;
      this.variance += (this.width * gap * gap) / (this.width + 1);
    }
    this.width++;
    this.total += value;
    this.#compress();
  }

  /** Removes the oldest bucket. */
  dropOldest(): void {
    const level = this.rows.length - 1;
    const oldest = this.rows[level]!.shift()!;
    const size = 2 ** level;
    this.width -= size;
    this.total -= oldest.total;
    const gap = oldest.total / size - this.total / this.width;
    this.variance -= oldest.variance + (size * this.width * gap * gap) / (size + this.width);
    if (this.rows[level]!.length === 0 && level > 0) this.rows.pop();
  }

  #compress(): void {
    for (let level = 0; level < this.rows.length; level++) {
      const row = this.rows[level]!;
      if (row.length <= this.#maxBuckets) return;
      const [first, second] = row.splice(0, 2) as [Bucket, Bucket];
      const gap = (first.total - second.total) / 2 ** level;
      this.rows[level + 1] ??= [];
      this.rows[level + 1]!.push({
        total: first.total + second.total,
        variance: first.variance + second.variance + (2 ** level / 2) * gap * gap,
      });
    }
  }
}

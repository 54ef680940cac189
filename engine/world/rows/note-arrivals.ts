import type { WorldState } from '../state';

/**
 * Writes down what is answered for each row when it comes to be, and in which condition: labels are joined to this.
 * @param from the first row that is new
 */
export function noteArrivals(
  { market, liveModel, weather, shown, shownIn, streams }: WorldState,
  from: number,
): void {
  for (let row = from; row < market.high; row++) {
    const spoiled = weather.rows.find(({ share }) => share >= 1 || streams.conditions.next() < share);
    const condition = spoiled?.condition ?? null;
    shown[row] = liveModel.answer(row, condition);
    shownIn[row] = condition;
  }
}

/** placeholder until the parameters stand */
export function HonestLine() {
  return null;
}

/** The pseudo-inverse of a symmetric matrix, and its rank. */
export interface SymmetricInverse {
  readonly inverse: Float64Array;
  readonly rank: number;
}

/**
 * The Moore–Penrose inverse of a small symmetric matrix (row by row) from its eigenvalues by cyclic Jacobi rotations
 * (G. H. Golub and C. F. Van Loan, Matrix Computations, 8.5). Eigenvalues below size·ε of the greatest count as 0.
 */
export function symmetricInverse(matrix: Float64Array, size: number): SymmetricInverse {
  const a = matrix.slice();
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
  for (let sweep = 0; sweep < 60 && offDiagonal(a, size) > 0; sweep++) {
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, vectors, size, p, q);
  }
  const values = Array.from({ length: size }, (_, i) => a[i * size + i]!);
  const limit = Math.max(...values.map(Math.abs)) * size * Number.EPSILON;
  const inverse = new Float64Array(size * size);
  let rank = 0;
  values.forEach((value, k) => {
    if (Math.abs(value) <= limit) return;
    rank++;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++)
        inverse[i * size + j]! += (vectors[i * size + k]! * vectors[j * size + k]!) / value;
    }
  });
  return { inverse, rank };
}

function offDiagonal(a: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) sum += Math.abs(a[i * size + j]!);
  return sum;
}

function rotate(a: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const off = a[p * size + q]!;
  if (off === 0) return;
  const theta = (a[q * size + q]! - a[p * size + p]!) / (2 * off);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < size; k++) {
    const [kp, kq] = [a[k * size + p]!, a[k * size + q]!];
    a[k * size + p] = c * kp - s * kq;
    a[k * size + q] = s * kp + c * kq;
  }
  for (let k = 0; k < size; k++) {
    const [pk, qk] = [a[p * size + k]!, a[q * size + k]!];
    a[p * size + k] = c * pk - s * qk;
    a[q * size + k] = s * pk + c * qk;
    const [vp, vq] = [vectors[k * size + p]!, vectors[k * size + q]!];
    vectors[k * size + p] = c * vp - s * vq;
    vectors[k * size + q] = s * vp + c * vq;
  }
}

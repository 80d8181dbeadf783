/** Where a group has its seat, and what it costs. */
export interface SeatAnswer {
  readonly seat: number;
  /** Σ weight × metres to the seat. */
  readonly cost: number;
}

/** Up to this many members each is tried. */
const SMALL = 24;

/**
 * The weighted one-median among the members themselves (lowest index of equals). The sum of distances is convex over the plane, so each
 * member tried rules out, by its tangent plane, those that cannot be nearer (Kelley 1960): few of thousands are tried.
 * @param members indices into the arrays; of none the seat is −1.
 */
export function seatOf(members: ArrayLike<number>, x: Float64Array, y: Float64Array, weight: Float64Array): SeatAnswer {
  const size = members.length;
  let best = -1;
  let bestCost = Number.POSITIVE_INFINITY;
  const floors = new Float64Array(size);
  const tried = new Uint8Array(size);
  let next = size > SMALL ? nearestToMean(members, x, y, weight) : 0;
  for (let round = 0; round < size; round += 1) {
    if (size <= SMALL) next = round;
    const at = members[next] ?? 0;
    tried[next] = 1;
    const [px, py] = [x[at] ?? 0, y[at] ?? 0];
    let [cost, slopeX, slopeY] = [0, 0, 0];
    for (let other = 0; other < size; other += 1) {
      const unit = members[other] ?? 0;
      const dx = px - (x[unit] ?? 0);
      const dy = py - (y[unit] ?? 0);
      const meters = Math.sqrt(dx * dx + dy * dy);
      if (meters === 0) continue;
      const heft = weight[unit] ?? 0;
      cost += heft * meters;
      slopeX += (heft * dx) / meters;
      slopeY += (heft * dy) / meters;
    }
    if (cost < bestCost || (cost === bestCost && at < best)) [best, bestCost] = [at, cost];
    if (size <= SMALL) continue;
    next = -1;
    let lowest = Number.POSITIVE_INFINITY;
    for (let other = 0; other < size; other += 1) {
      if (tried[other] === 1) continue;
      const unit = members[other] ?? 0;
      const floor = cost + slopeX * ((x[unit] ?? 0) - px) + slopeY * ((y[unit] ?? 0) - py);
      if (floor > (floors[other] ?? 0)) floors[other] = floor;
      const known = floors[other] ?? 0;
      if (known <= bestCost && known < lowest) [lowest, next] = [known, other];
    }
    if (next < 0) break;
  }
  return { seat: best, cost: size === 0 ? 0 : bestCost };
}

function nearestToMean(members: ArrayLike<number>, x: Float64Array, y: Float64Array, weight: Float64Array): number {
  let [sumX, sumY, sum] = [0, 0, 0];
  for (let at = 0; at < members.length; at += 1) {
    const unit = members[at] ?? 0;
    const heft = (weight[unit] ?? 0) + 1e-9;
    sumX += heft * (x[unit] ?? 0);
    sumY += heft * (y[unit] ?? 0);
    sum += heft;
  }
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < members.length; at += 1) {
    const unit = members[at] ?? 0;
    const away = ((x[unit] ?? 0) - sumX / sum) ** 2 + ((y[unit] ?? 0) - sumY / sum) ** 2;
    if (away < least) [nearest, least] = [at, away];
  }
  return nearest;
}

export type PlanePoint = readonly [number, number];

/** Convex hull by Andrew's monotone chain, counter-clockwise in a plane with y upwards, first point not repeated. Fewer than three distinct points come back as they are. */
export function convexHull(points: readonly PlanePoint[]): PlanePoint[] {
  const sorted = [...points].sort((left, right) => left[0] - right[0] || left[1] - right[1]);
  const distinct = sorted.filter(
    (point, index) => index === 0 || point[0] !== sorted[index - 1]?.[0] || point[1] !== sorted[index - 1]?.[1],
  );
  if (distinct.length < 3) return distinct;
  const lower = halfHull(distinct);
  const upper = halfHull([...distinct].reverse());
  return [...lower.slice(0, -1), ...upper.slice(0, -1)];
}

function halfHull(points: readonly PlanePoint[]): PlanePoint[] {
  const hull: PlanePoint[] = [];
  for (const point of points) {
    for (;;) {
      const last = hull[hull.length - 1];
      const before = hull[hull.length - 2];
      if (last === undefined || before === undefined) break;
      const turn = (last[0] - before[0]) * (point[1] - before[1]) - (last[1] - before[1]) * (point[0] - before[0]);
      if (turn > 0) break;
      hull.pop();
    }
    hull.push(point);
  }
  return hull;
}

export function StageLegend(_: { layers: unknown; points: unknown; zoom: number; latitude: number }) { return null; }

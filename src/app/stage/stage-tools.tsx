export function StageTools(_: { camera: unknown }) { return null; }

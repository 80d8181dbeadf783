import { create } from 'zustand';
import { CONTROL_POINTS, type ControlPoint, type FitKind } from '../model/control-point.ts';

/** A drawing as pixels; it stays on this computer. */
export interface PlanDrawing {
  /** What its file is called; empty where it comes from an earlier visit, since names of files are not kept. */
  readonly name: string;
  readonly canvas: HTMLCanvasElement;
}

/** A drawing and how it lies on the map. */
export interface FixedDrawing {
  readonly drawing: PlanDrawing;
  readonly points: readonly ControlPoint[];
  readonly kind: FitKind;
  /** 0–1. */
  readonly opacity: number;
}

interface PlanDrawingState {
  readonly drawing: PlanDrawing | null;
  readonly points: readonly ControlPoint[];
  /** A spot marked on the drawing whose place on the map is asked for. */
  readonly pending: readonly [number, number] | null;
  /** Points are being set: clicks on the map are for them. */
  readonly isFixing: boolean;
  readonly kind: FitKind;
  /** 0–1. */
  readonly opacity: number;
  readonly isShown: boolean;
}

const NONE: PlanDrawingState = { drawing: null, points: [], pending: null, isFixing: false, kind: 'affine', opacity: 0.6, isShown: false };

/** The drawing under the map: one for the app, like the map itself. */
export const usePlanDrawing = create<PlanDrawingState>(() => NONE);

export function showDrawingPanel(isShown: boolean): void {
  // Out of sight nothing is asked for.
  usePlanDrawing.setState(isShown ? { isShown } : { isShown, isFixing: false, pending: null });
}

export function openDrawing(drawing: PlanDrawing): void {
  usePlanDrawing.setState({ ...NONE, drawing, isFixing: true, isShown: true });
}

/** What a dataset's drawing is, null where it has none. */
export function fixedDrawing(): FixedDrawing | null {
  const { drawing, points, kind, opacity } = usePlanDrawing.getState();
  return drawing === null ? null : { drawing, points, kind, opacity };
}

/** Lays another dataset's drawing under the map, or an earlier visit's; null takes away what is there. Asks for no points. */
export function putDrawing(fixed: FixedDrawing | null): void {
  const { isShown } = usePlanDrawing.getState();
  usePlanDrawing.setState({ ...NONE, ...fixed, isShown });
}

export function removeDrawing(): void {
  usePlanDrawing.setState({ ...NONE, isShown: true });
}

/** Marks a spot on the drawing; its place on the map is asked for next. */
export function markSpot(pixel: readonly [number, number]): void {
  usePlanDrawing.setState({ pending: pixel, isFixing: true });
}

/** Takes a click on the map for the marked spot. False where clicks are not for the drawing. */
export function takeDrawingPlace(lonLat: readonly [number, number]): boolean {
  const { isFixing, pending, points } = usePlanDrawing.getState();
  if (!isFixing) return false;
  if (pending === null) return true;
  const next = [...points, { pixel: pending, lonLat }];
  usePlanDrawing.setState({ points: next, pending: null, isFixing: next.length < CONTROL_POINTS });
  return true;
}

/** Takes the marked spot back, else the last point. False where there is neither. */
export function undoSpot(): boolean {
  const { pending, points } = usePlanDrawing.getState();
  if (pending === null && points.length === 0) return false;
  usePlanDrawing.setState(pending === null ? { points: points.slice(0, -1), isFixing: true } : { pending: null });
  return true;
}

export function setFitKind(kind: FitKind): void {
  usePlanDrawing.setState({ kind });
}

export function setDrawingOpacity(opacity: number): void {
  usePlanDrawing.setState({ opacity: Math.max(0, Math.min(1, opacity)) });
}

import './map-controls.css';
import { Circle, Hand, Lasso, Maximize, Minus, Navigation, Plus, Square } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Camera, MapTool } from './map-types.ts';

/** Accessible names, also shown as titles. */
export interface MapControlLabels {
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly resetNorth: string;
  readonly zoomToData: string;
  readonly tools: Readonly<Record<MapTool, string>>;
}

export interface MapControlsProps {
  readonly camera: Camera;
  readonly tool: MapTool;
  readonly labels: MapControlLabels;
  readonly onTool: (tool: MapTool) => void;
  readonly onZoomIn: () => void;
  readonly onZoomOut: () => void;
  readonly onResetNorth: () => void;
  readonly onZoomToData: () => void;
}

const TOOLS: readonly (readonly [MapTool, ReactNode])[] = [
  ['pan', <Hand key="pan" size={16} aria-hidden="true" />],
  ['rectangle', <Square key="rectangle" size={16} aria-hidden="true" />],
  ['lasso', <Lasso key="lasso" size={16} aria-hidden="true" />],
  ['circle', <Circle key="circle" size={16} aria-hidden="true" />],
];

export function MapControls(props: MapControlsProps) {
  const { camera, labels, tool } = props;
  const turned = Math.abs(camera.bearing) > 0.5 || camera.pitch > 0.5;
  return (
    <div className="map-controls">
      <div className="map-controls-group">
        <Control label={labels.zoomIn} onPress={props.onZoomIn}>
          <Plus size={16} aria-hidden="true" />
        </Control>
        <Control label={labels.zoomOut} onPress={props.onZoomOut}>
          <Minus size={16} aria-hidden="true" />
        </Control>
        <Control label={labels.resetNorth} onPress={props.onResetNorth} isOn={turned}>
          <NorthNeedle bearing={camera.bearing} />
        </Control>
        <Control label={labels.zoomToData} onPress={props.onZoomToData}>
          <Maximize size={16} aria-hidden="true" />
        </Control>
      </div>
      <div className="map-controls-group">
        {TOOLS.map(([name, icon]) => (
          <Control key={name} label={labels.tools[name]} onPress={() => props.onTool(name)} isPressed={tool === name}>
            {icon}
          </Control>
        ))}
      </div>
    </div>
  );
}

interface ControlProps {
  readonly label: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
  /** A toggle's state; absent for a plain button. */
  readonly isPressed?: boolean;
  readonly isOn?: boolean;
}

function Control({ label, onPress, children, isPressed, isOn = false }: ControlProps) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      aria-pressed={isPressed}
      className={isOn ? 'is-on' : undefined}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

/** lucide's needle points north-east; −45° stands it upright. */
function NorthNeedle({ bearing }: { readonly bearing: number }) {
  return <Navigation size={16} aria-hidden="true" style={{ transform: `rotate(${-45 - bearing}deg)` }} />;
}

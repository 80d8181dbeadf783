import { type PointerEvent, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { MapHandle } from '../../../map/map-types.ts';
import { groupCss } from './group-mark.tsx';
import { usePlanWords } from './use-plan-words.ts';

export interface DragUnit {
  readonly id: string;
  readonly name: string;
  readonly lon: number | null;
  readonly lat: number | null;
  /** Number of its group, null left over. */
  readonly number: number | null;
  readonly groupId: number | null;
  readonly groupName: string;
  /** Stands elsewhere than in the scenario it is compared with. */
  readonly isMarked: boolean;
  readonly isHeld: boolean;
}

interface DragGroup {
  readonly id: number;
  readonly number: number;
  readonly name: string;
  readonly isLocked: boolean;
}

export interface DragMarksProps {
  readonly map: MapHandle;
  readonly units: readonly DragUnit[];
  readonly groups: readonly DragGroup[];
  readonly onMove: (unit: string, group: number) => void;
}

interface Drag {
  readonly id: string;
  readonly dx: number;
  readonly dy: number;
}

const MOVED_PIXELS = 6;
/** Within so many pixels of another mark a dragged one is dropped on its group. */
const REACH_PIXELS = 60;

/** A mark with the number of its group on each unit: dragged onto another group's mark it joins that group; pressed it asks which. */
export function DragMarks({ map, units, groups, onMove }: DragMarksProps) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const [asking, setAsking] = useState<string | null>(null);
  const placed = units.flatMap((unit) => {
    if (unit.lon === null || unit.lat === null) return [];
    const [x, y] = map.pixelOf([unit.lon, unit.lat]);
    return [{ unit, x, y }];
  });
  const dragged = drag === null ? undefined : placed.find(({ unit }) => unit.id === drag.id);
  const target =
    drag === null || dragged === undefined
      ? null
      : nearestGroup(placed, { x: dragged.x + drag.dx, y: dragged.y + drag.dy }, dragged.unit, groups);
  return (
    <div className="plan-marks">
      {placed.map(({ unit, x, y }) => (
        <DragMark
          key={unit.id}
          unit={unit}
          x={x}
          y={y}
          offset={drag?.id === unit.id ? drag : null}
          isTarget={target !== null && unit.groupId === target}
          groups={groups}
          isAsking={asking === unit.id}
          onAsk={(isOpen) => setAsking(isOpen ? unit.id : null)}
          onDrag={(dx, dy) => setDrag({ id: unit.id, dx, dy })}
          onDrop={() => {
            if (target !== null) onMove(unit.id, target);
            setDrag(null);
          }}
          onCancel={() => setDrag(null)}
          onMove={(group) => onMove(unit.id, group)}
        />
      ))}
    </div>
  );
}

function nearestGroup(
  placed: readonly { readonly unit: DragUnit; readonly x: number; readonly y: number }[],
  at: { readonly x: number; readonly y: number },
  dragged: DragUnit,
  groups: readonly DragGroup[],
): number | null {
  let best: { readonly group: number; readonly distance: number } | null = null;
  const open = new Set(groups.filter((group) => !group.isLocked).map((group) => group.id));
  for (const { unit, x, y } of placed) {
    if (unit.id === dragged.id || unit.groupId === null || !open.has(unit.groupId)) continue;
    const distance = Math.hypot(x - at.x, y - at.y);
    if (distance <= REACH_PIXELS && (best === null || distance < best.distance)) best = { group: unit.groupId, distance };
  }
  return best === null || best.group === dragged.groupId ? null : best.group;
}

function DragMark(props: {
  readonly unit: DragUnit;
  readonly x: number;
  readonly y: number;
  readonly offset: Drag | null;
  readonly isTarget: boolean;
  readonly groups: readonly DragGroup[];
  readonly isAsking: boolean;
  readonly onAsk: (isOpen: boolean) => void;
  readonly onDrag: (dx: number, dy: number) => void;
  readonly onDrop: () => void;
  readonly onCancel: () => void;
  readonly onMove: (group: number) => void;
}) {
  const { unit, x, y, offset, isTarget, groups, isAsking, onAsk, onDrag, onDrop, onCancel, onMove } = props;
  const words = usePlanWords().frame.map;
  const start = useRef<{ readonly x: number; readonly y: number; readonly isMoving: boolean } | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const wasDragged = useRef(false);
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    wasDragged.current = false;
    if (unit.isHeld || event.button !== 0) return;
    start.current = { x: event.clientX, y: event.clientY, isMoving: false };
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const from = start.current;
    if (from === null) return;
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
    if (!from.isMoving && Math.hypot(dx, dy) < MOVED_PIXELS) return;
    if (!from.isMoving) {
      event.currentTarget.setPointerCapture(event.pointerId);
      wasDragged.current = true;
      start.current = { ...from, isMoving: true };
    }
    onDrag(dx, dy);
  };
  const onPointerUp = () => {
    const from = start.current;
    start.current = null;
    if (from?.isMoving === true) onDrop();
  };
  return (
    <div
      className="plan-drag"
      style={{ left: x + (offset?.dx ?? 0), top: y + (offset?.dy ?? 0) }}
      // The button keeps what is pressed on it to itself.
      onPointerDownCapture={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => {
        start.current = null;
        onCancel();
      }}
    >
      <AriaButton
        ref={button}
        className="plan-mark plan-drag-mark"
        aria-label={words.drag(unit.name, unit.groupName)}
        aria-haspopup="menu"
        isDisabled={unit.isHeld}
        style={unit.number === null ? {} : { background: groupCss(unit.number) }}
        // Where a drag ends is no press.
        onPress={() => {
          if (!wasDragged.current) onAsk(true);
        }}
        {...(isTarget ? { 'data-target': '' } : {})}
        {...(unit.isMarked ? { 'data-marked': '' } : {})}
        {...(offset === null ? {} : { 'data-dragged': '' })}
      >
        {unit.number ?? '–'}
      </AriaButton>
      <Popover className="popover" placement="bottom" triggerRef={button} isOpen={isAsking} onOpenChange={onAsk}>
        <p className="plan-menu-title">{unit.name}</p>
        <Menu
          className="menu"
          aria-label={words.choose}
          autoFocus="first"
          onAction={(key) => {
            onAsk(false);
            onMove(Number(key));
          }}
        >
          {groups
            .filter((group) => group.id !== unit.groupId && !group.isLocked)
            .map((group) => (
              <MenuItem key={group.id} id={String(group.id)} className="menu-item" textValue={group.name}>
                <span>
                  {group.number} {group.name}
                </span>
              </MenuItem>
            ))}
        </Menu>
      </Popover>
    </div>
  );
}

import { ChevronDown, ChevronLeft, ChevronRight, ChevronUp } from 'lucide-react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { IconButton } from './icon-button.tsx';
import { useMessages } from './locale-context.tsx';
import { useRememberedNumber } from './use-remembered.ts';
import './panel.css';

export interface PanelProps {
  /** Names the remembered size and state. */
  readonly id: string;
  readonly title: string;
  readonly side: 'left' | 'right' | 'bottom';
  /** Pixels: width, or height of a bottom panel. */
  readonly size: number;
  readonly minSize?: number;
  readonly maxSize?: number;
  readonly actions?: ReactNode;
  readonly startsCollapsed?: boolean;
  readonly children: ReactNode;
}

const STEP = 16;
const ICONS = {
  left: { collapse: ChevronLeft, expand: ChevronRight },
  right: { collapse: ChevronRight, expand: ChevronLeft },
  bottom: { collapse: ChevronDown, expand: ChevronUp },
} as const;

/** A side of the frame: collapses, resizes, and remembers both. */
export function Panel({ id, title, side, size, minSize = 200, maxSize = 640, actions, startsCollapsed = false, children }: PanelProps) {
  const messages = useMessages();
  const [width, setWidth] = useRememberedNumber(`${id}:size`, size);
  const [collapsed, setCollapsed] = useRememberedNumber(`${id}:collapsed`, startsCollapsed ? 1 : 0);
  const isCollapsed = collapsed === 1;
  const clamp = (value: number) => Math.round(Math.min(maxSize, Math.max(minSize, value)));
  const sign = side === 'left' ? 1 : -1;
  const vertical = side === 'bottom';

  const onPointerDown = (event: PointerEvent<HTMLHRElement>) => {
    event.preventDefault();
    const handle = event.currentTarget;
    const start = vertical ? event.clientY : event.clientX;
    const move = (moved: globalThis.PointerEvent) => setWidth(clamp(width + sign * ((vertical ? moved.clientY : moved.clientX) - start)));
    const end = () => {
      handle.removeEventListener('pointermove', move);
      handle.removeEventListener('pointerup', end);
      handle.removeEventListener('pointercancel', end);
    };
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', end);
    handle.addEventListener('pointercancel', end);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const grow = vertical ? 'ArrowUp' : side === 'left' ? 'ArrowRight' : 'ArrowLeft';
    const shrink = vertical ? 'ArrowDown' : side === 'left' ? 'ArrowLeft' : 'ArrowRight';
    if (event.key !== grow && event.key !== shrink) return;
    event.preventDefault();
    setWidth(clamp(width + (event.key === grow ? STEP : -STEP)));
  };

  const Icon = ICONS[side][isCollapsed ? 'expand' : 'collapse'];
  const toggle = (
    <IconButton
      label={isCollapsed ? messages.common.expandPanel(title) : messages.common.collapsePanel(title)}
      icon={<Icon size={16} aria-hidden="true" />}
      onPress={() => setCollapsed(isCollapsed ? 0 : 1)}
    />
  );
  return (
    <section
      className="panel"
      data-side={side}
      aria-label={title}
      {...(isCollapsed ? { 'data-collapsed': '' } : {})}
      style={isCollapsed ? undefined : vertical ? { height: clamp(width) } : { width: clamp(width) }}
    >
      {isCollapsed ? null : (
        <hr
          className="panel-handle"
          style={{ margin: 0, border: 0 }}
          tabIndex={0}
          aria-label={messages.common.resizePanel(title)}
          aria-orientation={vertical ? 'horizontal' : 'vertical'}
          aria-valuenow={clamp(width)}
          aria-valuemin={minSize}
          aria-valuemax={maxSize}
          onPointerDown={onPointerDown}
          onKeyDown={onKeyDown}
        />
      )}
      <div className="panel-head">
        {isCollapsed && !vertical ? null : <h2 className="panel-title">{title}</h2>}
        {isCollapsed ? null : actions}
        {toggle}
      </div>
      {isCollapsed ? null : <div className="panel-body">{children}</div>}
    </section>
  );
}

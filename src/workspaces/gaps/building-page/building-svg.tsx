import type { ReactNode } from 'react';
import type { Mark, PageMarks } from '../../../exports/building-page-marks.ts';
import type { GlyphShape } from '../../../scales/glyph-shapes.ts';

export interface BuildingSvgProps {
  readonly page: PageMarks;
  readonly label: string;
  /** A person chose the enterprises of a cell; absent on paper. */
  readonly onChoose?: (rows: readonly number[]) => void;
}

/** The page as SVG: sharp at every size, on screen and in print. */
export function BuildingSvg({ page, label, onChoose }: BuildingSvgProps) {
  return (
    <figure className="building-figure" aria-label={label}>
      <svg className="building-svg" viewBox={`0 0 ${page.width} ${page.height}`}>
        <title>{label}</title>
        {page.marks.map((mark, index) => drawn(mark, index, onChoose))}
      </svg>
    </figure>
  );
}

function drawn(mark: Mark, key: number, onChoose: BuildingSvgProps['onChoose']): ReactNode {
  switch (mark.kind) {
    case 'rect':
      return (
        <rect
          key={key}
          x={mark.x}
          y={mark.y}
          width={mark.width}
          height={mark.height}
          rx={mark.radius}
          fill={mark.fill ?? 'none'}
          {...(mark.stroke === null ? {} : { stroke: mark.stroke, strokeWidth: mark.strokeWidth })}
          {...(mark.isDashed ? { strokeDasharray: '4 3' } : {})}
        />
      );
    case 'text':
      return (
        <text key={key} x={mark.x} y={mark.y} fontSize={mark.size} fontWeight={mark.weight} fill={mark.color} textAnchor={mark.align}>
          {mark.hint === null ? null : <title>{mark.hint}</title>}
          {mark.text}
        </text>
      );
    case 'line':
      return <line key={key} x1={mark.x} y1={mark.y} x2={mark.toX} y2={mark.toY} stroke={mark.color} strokeWidth={mark.width} />;
    case 'glyph':
      return <Glyph key={key} {...mark} />;
    case 'cell':
      return (
        // For the eye and the mouse: the lists of the workspace offer the same enterprises to the keyboard.
        <g key={key} className="building-cell" {...(onChoose === undefined ? {} : { onClick: () => onChoose(mark.rows) })}>
          <title>{mark.hint}</title>
          {mark.marks.map((inner, index) => drawn(inner, index, onChoose))}
        </g>
      );
  }
}

/** Shapes as drawGlyph of the exports draws them. */
function Glyph({ shape, x, y, size, color }: { shape: GlyphShape; x: number; y: number; size: number; color: string }) {
  const r = size / 2;
  switch (shape) {
    case 'ring':
      return <circle cx={x} cy={y} r={r - 1.25} fill="none" stroke={color} strokeWidth={2.5} />;
    case 'circle':
      return <circle cx={x} cy={y} r={r} fill={color} />;
    case 'square':
      return <rect x={x - r * 0.9} y={y - r * 0.9} width={r * 1.8} height={r * 1.8} fill={color} />;
    case 'triangle':
      return <polygon points={corners(x, y, r, 3)} fill={color} />;
    case 'diamond':
      return <polygon points={corners(x, y, r, 4)} fill={color} />;
    case 'pentagon':
      return <polygon points={corners(x, y, r, 5)} fill={color} />;
    case 'cross':
      return (
        <path
          d={`M${x - r} ${y - r / 3}h${size}v${size / 3}h${-size}zM${x - r / 3} ${y - r}h${size / 3}v${size}h${-size / 3}z`}
          fill={color}
        />
      );
  }
}

function corners(x: number, y: number, r: number, count: number): string {
  return Array.from({ length: count }, (_, corner) => {
    const angle = -Math.PI / 2 + (corner * Math.PI * 2) / count;
    return `${(x + r * Math.cos(angle)).toFixed(2)},${(y + r * Math.sin(angle)).toFixed(2)}`;
  }).join(' ');
}

import type { Rung } from '../../model/coverage.ts';
import { rungScale } from '../../scales/rung-scale.ts';

const SIZE = 12;
const MID = SIZE / 2;

/** A rung by shape and colour, as on the map, with its name beside it. */
export function RungSign({ rung, name }: { readonly rung: Rung; readonly name: string }) {
  const { color, shape } = rungScale.signOf(rung);
  const fill = `rgb(${color[0]} ${color[1]} ${color[2]})`;
  return (
    <span className="rung-sign">
      <svg width={SIZE} height={SIZE} viewBox={`0 0 ${SIZE} ${SIZE}`} aria-hidden="true">
        {shape === 'circle' ? <circle cx={MID} cy={MID} r={5} fill={fill} /> : null}
        {shape === 'diamond' ? <path d="M6 .5 11.5 6 6 11.5.5 6Z" fill={fill} /> : null}
        {shape === 'triangle' ? <path d="M6 1 11.5 10.5H.5Z" fill={fill} /> : null}
        {shape === 'square' ? <rect x={1.5} y={1.5} width={9} height={9} fill={fill} /> : null}
        {shape === 'ring' ? <circle cx={MID} cy={MID} r={4} fill="none" stroke={fill} strokeWidth={2} /> : null}
      </svg>
      <span>{name}</span>
    </span>
  );
}

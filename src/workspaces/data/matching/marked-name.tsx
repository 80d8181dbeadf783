import { UNKNOWN_MARK } from '../../../locales/format.ts';
import { diffNames } from './name-diff.ts';

/** A name; where the other one is given, the signs that it does not have are marked. */
export function MarkedName({ name, other }: { readonly name: string | null; readonly other: string | null }) {
  if (name === null) return <span className="matching-none">{UNKNOWN_MARK}</span>;
  if (other === null || other === name) return <span>{name}</span>;
  let offset = 0;
  return (
    <span>
      {diffNames(name, other).left.map(({ text, isDifferent }) => {
        const key = offset;
        offset += text.length;
        return isDifferent ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
      })}
    </span>
  );
}

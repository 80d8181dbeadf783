import type { Cell } from 'write-excel-file/universal';
import { defuse } from './csv.ts';

const HEAD_COLOUR = '#F3EFE9';

export function headCell(value: string): Cell {
  return { type: String, value: defuse(value), fontWeight: 'bold', backgroundColor: HEAD_COLOUR, wrap: true };
}

/** «内部资料 注意保管» and its like. */
export function markCell(value: string): Cell {
  return { type: String, value, fontWeight: 'bold', textColor: '#6B4700' };
}

/** Text that no spreadsheet takes for a formula; an empty cell for none. */
export function textCell(text: string): Cell {
  return text === '' ? null : { type: String, value: defuse(text) };
}

/** A name that a workbook takes: 31 characters, none of `\ / * ? : [ ]`, once only. */
export function freeName(name: string, used: Set<string>): string {
  const plain = name
    .replace(/[\\/*?:[\]]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim();
  const wanted = (plain === '' ? String(used.size + 1) : plain).slice(0, 31);
  let free = wanted;
  for (let number = 2; used.has(free.toLowerCase()); number++) free = `${wanted.slice(0, 27)} ${number}`;
  used.add(free.toLowerCase());
  return free;
}

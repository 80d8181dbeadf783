import { fieldOfTable } from '../model/fields.ts';
import type { DateOrder, Datum } from '../model/import-plan.ts';
import type { PlanTemplate, TemplateColumn } from '../model/plan-template.ts';
import { TABLE_NAMES } from '../model/tables.ts';

/** Decisions about foreign files, kept for the next file of their shape: headers and fields, never a value. */

const KEY = 'atlas:plan-templates';
const MAX_TEMPLATES = 50;
const DATE_ORDERS: readonly DateOrder[] = ['ymd', 'mdy', 'dmy'];
const DATUMS: readonly Datum[] = ['wgs84', 'cgcs2000', 'gcj02', 'bd09', 'gauss-kruger', 'web-mercator', 'bd09mc'];

let keeps = true;
let templates: readonly PlanTemplate[] | null = null;

/** Newest first. */
export function readTemplates(): readonly PlanTemplate[] {
  templates ??= parseTemplates(stored());
  return templates;
}

/** Puts templates in the place of those of the same shape. */
export function rememberTemplates(fresh: readonly PlanTemplate[]): void {
  const shapes = new Set(fresh.map((template) => template.fingerprint));
  templates = [...fresh, ...readTemplates().filter((template) => !shapes.has(template.fingerprint))].slice(0, MAX_TEMPLATES);
  if (!keeps) return;
  try {
    localStorage.setItem(KEY, JSON.stringify(templates));
  } catch {
    // Without storage they last as long as the tab.
  }
}

export function forgetTemplates(): void {
  templates = [];
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Without storage there is nothing to forget.
  }
}

/** From now on nothing is written down, and what earlier visits left is erased (不留存). */
export function keepNoTemplates(): void {
  keeps = false;
  forgetTemplates();
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** What was written by an older version or by another hand is left out, template by template. */
export function parseTemplates(text: string | null): readonly PlanTemplate[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.flatMap((entry) => parseTemplate(entry) ?? []) : [];
  } catch {
    return [];
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseTemplate(value: unknown): PlanTemplate | null {
  if (!isRecord(value) || typeof value.fingerprint !== 'string' || !Array.isArray(value.columns) || !Array.isArray(value.nullMarks))
    return null;
  const table = TABLE_NAMES.find((name) => name === value.table);
  const dateOrder = DATE_ORDERS.find((order) => order === value.dateOrder);
  const datum = DATUMS.find((name) => name === value.datum) ?? null;
  if (table === undefined || dateOrder === undefined) return null;
  const columns = value.columns.flatMap((column: unknown): TemplateColumn[] => {
    if (!isRecord(column) || typeof column.key !== 'string') return [];
    const { key, occurrence, unit } = column;
    const field = typeof column.field === 'string' ? (fieldOfTable(table, column.field)?.id ?? null) : null;
    return [{ key, field, occurrence: typeof occurrence === 'number' ? occurrence : 0, unit: typeof unit === 'number' ? unit : 1 }];
  });
  return {
    fingerprint: value.fingerprint,
    table,
    columns,
    dateOrder,
    datum,
    centralMeridian: typeof value.centralMeridian === 'number' ? value.centralMeridian : null,
    nullMarks: value.nullMarks.filter((mark): mark is string => typeof mark === 'string'),
  };
}

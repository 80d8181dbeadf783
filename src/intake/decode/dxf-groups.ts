/** A group of a DXF file: its code says what the value means (AutoCAD DXF Reference, 2012). */
export interface DxfGroup {
  readonly code: number;
  readonly value: string;
}

/** An entity with the groups up to the next one; `parts` are the vertices or attributes that belong to it. */
export interface DxfEntity {
  readonly type: string;
  readonly groups: readonly DxfGroup[];
  readonly parts: readonly DxfEntity[];
}

/** The entities of the drawing itself; what stands in blocks is not among them. */
export function* readEntities(text: string): Generator<DxfEntity> {
  let owner: { type: string; groups: DxfGroup[]; parts: DxfEntity[] } | null = null;
  let current: { type: string; groups: DxfGroup[]; parts: DxfEntity[] } | null = null;
  let isInside = false;
  let isSectionNext = false;
  for (const group of readGroups(text)) {
    if (group.code !== 0) {
      if (isSectionNext && group.code === 2) isInside = group.value === 'ENTITIES';
      isSectionNext = false;
      current?.groups.push(group);
      continue;
    }
    isSectionNext = group.value === 'SECTION';
    if (!isInside) continue;
    const isEnd = group.value === 'ENDSEC' || group.value === 'EOF';
    if (group.value === 'SEQEND') {
      // Its own groups belong to nobody.
      current = null;
      continue;
    }
    if (!isEnd && owner !== null && (group.value === 'VERTEX' || group.value === 'ATTRIB')) {
      const part = { type: group.value, groups: [], parts: [] };
      owner.parts.push(part);
      current = part;
      continue;
    }
    if (owner !== null) yield owner;
    owner = isEnd ? null : { type: group.value, groups: [], parts: [] };
    current = owner;
    if (isEnd) isInside = false;
  }
  if (owner !== null) yield owner;
}

/** Two lines to a group. Lines are found one by one: an array of all lines would weigh more than the file. */
function* readGroups(text: string): Generator<DxfGroup> {
  let at = 0;
  const line = (): string | null => {
    if (at >= text.length) return null;
    let end = at;
    while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end += 1;
    const found = text.slice(at, end);
    at = text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
    return found;
  };
  for (;;) {
    const code = line();
    const value = line();
    if (code === null || value === null) return;
    const number = Number.parseInt(code, 10);
    // Comments.
    if (number !== 999) yield { code: number, value: number < 10 || (number >= 1000 && number <= 1009) ? value : value.trim() };
  }
}

export function groupText(entity: DxfEntity, code: number): string {
  return entity.groups.find((group) => group.code === code)?.value ?? '';
}

/** NaN where the group is missing or no number. */
export function groupNumber(entity: DxfEntity, code: number): number {
  const value = groupText(entity, code).trim();
  return value === '' ? Number.NaN : Number(value);
}

export function groupFlags(entity: DxfEntity, code: number): number {
  const flags = groupNumber(entity, code);
  return Number.isNaN(flags) ? 0 : flags;
}

import type { LayerSpec } from '../../layers/layer-spec.ts';
import type { MapHighlight, MapPick, MapShape } from '../../map/map-types.ts';
import { numberAt } from '../../model/column-table.ts';
import { type Selection, type SelectionKind, selectionOf } from '../../model/selection.ts';

const KIND_OF_LAYER: Readonly<Partial<Record<LayerSpec['kind'], SelectionKind>>> = {
  districts: 'district',
  parks: 'park',
  buildings: 'building',
  organizations: 'organization',
  alliances: 'alliance',
  'service-sites': 'site',
};

/** The column of a layer's table that holds the selection's ids; null where the row's place is the id. */
const ID_COLUMN: Readonly<Partial<Record<LayerSpec['kind'], string>>> = {
  districts: 'ix',
  parks: 'ix',
  buildings: 'ix',
  organizations: 'org_ix',
};

function idAt(spec: LayerSpec, index: number): number | null {
  const column = ID_COLUMN[spec.kind];
  return column === undefined ? index : numberAt(spec.table, column, index);
}

/** What a click on a pick selects; null for nothing and for what cannot be selected (cells). */
export function selectionOfPick(pick: MapPick, layers: readonly LayerSpec[]): { readonly kind: SelectionKind; readonly id: number } | null {
  if (pick.kind === 'enterprise') return pick.row === null ? null : { kind: 'enterprise', id: pick.row };
  const spec = layers.find((layer) => layer.id === pick.layerId);
  const kind = KIND_OF_LAYER[pick.kind];
  if (spec === undefined || kind === undefined) return null;
  const id = idAt(spec, pick.index);
  return id === null ? null : { kind, id };
}

/** `ix` of the buildings in a drawn shape. */
export function buildingsInShape(shape: MapShape, layers: readonly LayerSpec[]): readonly number[] {
  return shape.items.flatMap(({ layerId, indices }) => {
    const spec = layers.find((layer) => layer.id === layerId);
    if (spec?.kind !== 'buildings') return [];
    return indices.map((index) => idAt(spec, index)).filter((id) => id !== null);
  });
}

/** A drawn shape selects the enterprises inside, or the buildings where no enterprise is drawn. */
export function selectionOfShape(shape: MapShape, layers: readonly LayerSpec[]): Selection | null {
  if (shape.rows.length > 0) return selectionOf('enterprise', [...shape.rows]);
  return selectionOf('building', buildingsInShape(shape, layers));
}

/** The selection and the draft committee as the map marks them. */
export function highlightOf(selection: Selection | null, draftBuildings: readonly number[], layers: readonly LayerSpec[]): MapHighlight {
  const items: { layerId: string; index: number }[] = [];
  for (const spec of layers) {
    const kind = KIND_OF_LAYER[spec.kind];
    const wanted = new Set<number>(selection !== null && selection.kind === kind ? selection.ids : []);
    if (spec.kind === 'buildings') for (const ix of draftBuildings) wanted.add(ix);
    if (wanted.size === 0) continue;
    for (let index = 0; index < spec.table.numRows; index++) {
      const id = idAt(spec, index);
      if (id !== null && wanted.has(id)) items.push({ layerId: spec.id, index });
    }
  }
  return { rows: selection?.kind === 'enterprise' ? selection.ids : [], items };
}

/** Industry chains: stages, members by stage, links along the stages. */
import type { Enterprise } from './enterprise.ts';
import type { PlaceBuilder } from './place-builder.ts';
import type { Random } from './random.ts';

export interface ChainSpec {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly slot: '1' | '2' | 'N' | null;
  readonly stages: readonly string[];
  readonly committeeOrgId: string | null;
  /** Members by stage, in the order of the stages; the first one of all leads the chain. */
  readonly members: readonly (readonly Enterprise[])[];
  /** Links between stages by index, with what flows. */
  readonly flows: readonly {
    readonly from: number;
    readonly to: number;
    readonly material: string;
    readonly kind: '供货' | '配套' | '研发' | '服务';
  }[];
  /** Which stage the lead enterprise stands in. */
  readonly leadStage: number;
}

export function addChain(place: PlaceBuilder, random: Random, spec: ChainSpec): string {
  const chainId = place.nextId('c', 2);
  const lead = spec.members[spec.leadStage]?.[0] ?? null;
  place.tables.add('chain', {
    chain_id: chainId,
    name_zh: spec.nameZh,
    name_en: spec.nameEn,
    scheme_slot: spec.slot,
    stages: spec.stages,
    lead_enterprise_id: lead?.id ?? null,
    chain_chief_role: '分管负责人(职务)',
    committee_org_id: spec.committeeOrgId,
    source_id: place.sourceId,
    is_synthetic: true,
  });
  if (lead !== null) place.addTag(lead, 'CHAIN_LEAD', '市级', 2023);
  for (const [index, members] of spec.members.entries()) {
    for (const enterprise of members) {
      const position =
        enterprise === lead ? 'LEAD' : enterprise.sizeClass >= 3 ? 'SME' : random.pick(['COMPLEMENT', 'COMPLEMENT', 'RIVAL']);
      place.tables.add('chain_member', { chain_id: chainId, enterprise_id: enterprise.id, stage: spec.stages[index] ?? null, position });
    }
  }
  for (const { from, to, material, kind } of spec.flows) {
    const sources = spec.members[from] ?? [];
    const targets = spec.members[to] ?? [];
    for (const source of sources) {
      for (const target of random.sample(targets, Math.min(targets.length, random.int(1, 3)))) {
        if (source.id === target.id) continue;
        place.tables.add('chain_link', {
          chain_id: chainId,
          from_enterprise_id: source.id,
          to_enterprise_id: target.id,
          material,
          kind,
          strength: Math.round(random.between(0.1, 1) * 100) / 100,
        });
      }
    }
  }
  return chainId;
}

/** Deals enterprises out to stages of the given sizes, in order. */
export function dealStages(enterprises: readonly Enterprise[], sizes: readonly number[]): Enterprise[][] {
  let at = 0;
  return sizes.map((size) => {
    const part = enterprises.slice(at, at + size);
    at += size;
    return part;
  });
}

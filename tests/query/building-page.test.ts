import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { composeBuildingPage } from '../../src/exports/building-page-compose.ts';
import { isGap } from '../../src/exports/building-page-content.ts';
import type { Mark } from '../../src/exports/building-page-marks.ts';
import { messagesFor } from '../../src/locales/messages.ts';
import type { DatasetManifest } from '../../src/model/dataset.ts';
import { STANDARD_DEFINITION } from '../../src/model/definition-set.ts';
import { EMPTY_FILTER } from '../../src/model/filter.ts';
import { DEFAULT_THRESHOLDS } from '../../src/model/gap-thresholds.ts';
import { buildingsToPage, buildingTenants } from '../../src/queries/building-page.ts';
import { gapClassCounts } from '../../src/queries/ranked-gaps.ts';
import { buildingContent } from '../../src/workspaces/gaps/building-page/building-content.ts';
import { loadBuilding } from '../../src/workspaces/gaps/building-page/load-building.ts';
import { createNodeEngine } from '../support/node-engine.ts';
import { rowsOf } from './answers.ts';
import { bundledManifest, loadBundled } from './bundled.ts';
import { loadTables } from './fixture-tables.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});
afterAll(() => engine.close());

async function contentOf(schema: string, manifest: DatasetManifest, id: string) {
  const { definition } = manifest;
  const answers = await loadBuilding(engine, schema, definition, DEFAULT_THRESHOLDS, id, new AbortController().signal);
  if (answers === null) return null;
  const judged = { definition, thresholds: DEFAULT_THRESHOLDS };
  return buildingContent(answers, { manifest, asOf: manifest.asOf }, judged, messagesFor('zh-CN'), 'zh-CN', () => null);
}

/** Rows of all cells left of the list of gaps. */
function drawnRows(marks: readonly Mark[]): number[] {
  return marks.flatMap((mark) => (mark.kind === 'cell' && mark.marks.some(({ kind }) => kind === 'rect') ? mark.rows : []));
}

const uq = bundledManifest('uq');

describe.skipIf(uq === null)('pages of the example community after Kunming Road', () => {
  beforeAll(async () => {
    if (uq !== null) await loadBundled(engine, uq, 'ds_uq');
  });

  it('have 12 buildings, whose figures and tenants add up to the community', async () => {
    if (uq === null) return;
    const listed = await rowsOf(engine, buildingsToPage('ds_uq', uq.definition, EMPTY_FILTER));
    expect(listed).toHaveLength(12);
    const sums = { eligible: 0, covered: 0, tenants: 0, gaps: 0 };
    for (const { id, eligible, covered } of listed) {
      const content = await contentOf('ds_uq', uq, String(id));
      expect(content?.figures).toMatchObject({ eligible, covered });
      if (content === null) continue;
      const { figures, tenants } = content;
      expect(figures.covered + figures.uncovered).toBe(figures.eligible);
      expect(figures.single + figures.joint).toBe(figures.covered);
      expect(tenants.length + figures.suppressed + figures.deregistered).toBe(figures.listed);
      expect(tenants.filter(({ gapClass }) => gapClass === 'should-form')).toHaveLength(figures.shouldForm);
      for (const tenant of tenants) {
        // Every room of the example can be read, and is one of the building's storeys.
        expect(tenant.place?.kind, tenant.room ?? '').toBe('floors');
        expect(isGap(tenant)).toBe(tenant.measure !== '' && tenant.rule !== '');
      }
      const { marks } = composeBuildingPage(content, 'zh-CN');
      expect(drawnRows(marks).sort((a, b) => a - b)).toEqual(tenants.map(({ row }) => row).sort((a, b) => a - b));
      sums.eligible += figures.eligible;
      sums.covered += figures.covered;
      sums.tenants += tenants.length;
      sums.gaps += tenants.filter(isGap).length;
    }
    const classes = await rowsOf(engine, gapClassCounts('ds_uq', uq.definition, EMPTY_FILTER));
    const counted = classes.filter(({ gap_class }) => Number(gap_class) >= 2).reduce((sum, row) => sum + Number(row.shown), 0);
    expect(sums).toEqual({ eligible: 777, covered: 58, tenants: 777, gaps: counted });
  });

  it('name the committee that leads and every organization that covers somebody', async () => {
    if (uq === null) return;
    const content = await contentOf('ds_uq', uq, 'uq-b001');
    expect(content?.lead?.of).toBe('building');
    const organizations = content?.organizations ?? [];
    expect(organizations[0]?.isBuildings).toBe(true);
    expect(organizations[0]?.name).toBe(content?.lead?.name);
    const covered = (content?.figures.single ?? 0) + (content?.figures.joint ?? 0);
    const direct = organizations.filter(({ rung }) => rung === 'single' || rung === 'joint');
    expect(direct.reduce((sum, { tenants }) => sum + tenants, 0)).toBe(covered);
  });

  it('say nothing of a building that is not there', async () => {
    if (uq !== null) expect(await contentOf('ds_uq', uq, 'nowhere')).toBeNull();
  });
});

describe('a list with hidden and deregistered tenants', () => {
  it('draws neither, and says how many', async () => {
    const enterprises = [
      { enterprise_id: 'E1', name_zh: '示例甲', building_id: 'B1', floor_room: '1203室', members_full: 4, members_probationary: 0 },
      { enterprise_id: 'E2', name_zh: '示例乙', building_id: 'B1', floor_room: '整栋', suppressed: true },
      { enterprise_id: 'E3', name_zh: '示例丙', building_id: 'B1', floor_room: null, status: '注销' },
      { enterprise_id: 'E4', name_zh: '示例丁', building_id: 'B2', floor_room: 'B1' },
    ];
    const columns = [
      'enterprise_id',
      'name_zh',
      'building_id',
      'floor_room',
      'members_full',
      'members_probationary',
      'suppressed',
      'status',
    ];
    await loadTables(engine, 'ds_small', { enterprise: columns }, { enterprise: enterprises }, '2024-04-30');
    const [b1] = await rowsOf(engine, buildingsToPage('ds_small', STANDARD_DEFINITION, EMPTY_FILTER));
    const tenants = await rowsOf(engine, buildingTenants('ds_small', STANDARD_DEFINITION, Number(b1?.ix)));
    expect(tenants.map(({ name_zh, floor_room }) => [name_zh, floor_room])).toEqual([['示例甲', '1203室']]);
    const signal = new AbortController().signal;
    const answers = await loadBuilding(engine, 'ds_small', STANDARD_DEFINITION, DEFAULT_THRESHOLDS, 'B1', signal);
    expect(answers?.head.columns.suppressed).toMatchObject({ values: new Int32Array([1]) });
    expect(answers?.head.columns.deregistered).toMatchObject({ values: new Int32Array([1]) });
  });
});

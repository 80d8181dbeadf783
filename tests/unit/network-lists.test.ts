import { describe, expect, test } from 'vitest';
import { boundsOf, groupMembers, type NetworkMember } from '../../src/workspaces/networks/network-lists.ts';

function member(group: string | null, rung: number | null, at: [number, number] | null = null): NetworkMember {
  return { index: 0, name: null, group, role: null, row: rung === null ? null : 1, rung, lon: at?.[0] ?? null, lat: at?.[1] ?? null };
}

describe('members of a network', () => {
  test('an alliance covers nobody: only the members’ own organizations count, and only of listed enterprises', () => {
    const groups = groupMembers([member('ENTERPRISE', 4), member('ENTERPRISE', 0), member('DEPARTMENT', null)], 3, []);
    expect(groups).toEqual([
      { group: 'ENTERPRISE', members: 2, listed: 2, organized: 1 },
      { group: 'DEPARTMENT', members: 1, listed: 0, organized: 0 },
    ]);
  });

  test('area coverage counts only where the definition says so', () => {
    const members = [member('制', 2), member('制', 3)];
    expect(groupMembers(members, 3, [])[0]?.organized).toBe(1);
    expect(groupMembers(members, 2, [])[0]?.organized).toBe(2);
  });

  test('stages keep their order, an empty one is shown, an unknown one comes last', () => {
    const groups = groupMembers([member(null, 0), member('运', 0), member('制', 0)], 3, ['制', '储', '运']);
    expect(groups.map(({ group, members }) => [group, members])).toEqual([
      ['制', 1],
      ['储', 0],
      ['运', 1],
      [null, 1],
    ]);
  });

  test('the map goes to the placed members, and nowhere when none is placed', () => {
    const bounds = boundsOf([member(null, 0, [120, 31]), member(null, 0, [121, 32]), member(null, 0)]);
    expect(bounds?.map((degree) => Math.round(degree))).toEqual([120, 31, 121, 32]);
    expect(boundsOf([member(null, 0)])).toBeNull();
  });
});

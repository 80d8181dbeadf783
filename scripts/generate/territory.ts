/** The standing organizations above enterprises: a working committee and one committee a park. */
import type { Park, PlaceBuilder } from './place-builder.ts';

export interface Territory {
  readonly root: string;
  readonly committeeByPark: ReadonlyMap<string, string>;
}

export function addTerritory(
  place: PlaceBuilder,
  rootName: string,
  level: string,
  parks: readonly { park: Park; committee: string }[],
): Territory {
  const root = place.addOrg({ nameZh: rootName, type: 'WORKING_COMMITTEE', level, parent: null, foundedOn: '2003-07-01' });
  const committeeByPark = new Map<string, string>();
  for (const { park, committee } of parks) {
    committeeByPark.set(
      park.id,
      place.addOrg({
        nameZh: committee,
        type: 'COMPOSITE_COMMITTEE',
        level: 'PARK',
        parent: root,
        foundedOn: '2015-07-01',
        approvedBy: root,
        more: { park_id: park.id, district_code: park.districtCode, lon: park.layout.lon, lat: park.layout.lat, committee_size: 5 },
      }),
    );
  }
  return { root, committeeByPark };
}

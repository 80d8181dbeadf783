import { Button } from '../../components/button.tsx';
import { useMessages } from '../../components/locale-context.tsx';
import { useAtlas } from '../../state/store.ts';

/** Half the side of the square shown around a place, in degrees of latitude: about 250 m. */
const HALF_DEGREES = 0.00225;

/** Takes the map to a place; says nothing where there is none. */
export function ZoomLink({ lon, lat }: { readonly lon: number | null; readonly lat: number | null }) {
  const messages = useMessages();
  const flyTo = useAtlas((state) => state.flyTo);
  if (lon === null || lat === null) return null;
  const half = HALF_DEGREES / Math.cos((lat * Math.PI) / 180);
  return (
    <Button kind="link" onPress={() => flyTo([lon - half, lat - HALF_DEGREES, lon + half, lat + HALF_DEGREES])}>
      {messages.common.zoomTo}
    </Button>
  );
}

import { lazy, Suspense, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useMessages } from '../../components/locale-context.tsx';
import { useGapsWords } from './use-gaps-words.ts';

const BuildingPage = lazy(() => import('./building-page/building-page.tsx').then((module) => ({ default: module.BuildingPage })));

/** «一楼一图» of a building, by its id. */
export function BuildingOpener({ buildingId }: { readonly buildingId: string }) {
  const { common } = useMessages();
  const words = useGapsWords().lists;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button kind="link" onPress={() => setOpen(true)}>
        {words.buildingPage}
      </Button>
      {isOpen ? (
        <Suspense fallback={<span className="caption">{common.loading}</span>}>
          <BuildingPage buildingId={buildingId} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

import { lazy, Suspense, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useMessages } from '../../components/locale-context.tsx';

const BuildingPage = lazy(() =>
  import('../../workspaces/gaps/building-page/building-page.tsx').then((module) => ({ default: module.BuildingPage })),
);

/** Opens «一楼一图» of a building; loaded when it is first opened. */
export function BuildingPageLink({ buildingId }: { readonly buildingId: string }) {
  const { inspector } = useMessages();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button kind="link" onPress={() => setOpen(true)}>
        {inspector.buildingPage}
      </Button>
      {isOpen ? (
        <Suspense fallback={null}>
          <BuildingPage buildingId={buildingId} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

import { ChevronLeft, ChevronRight, ImageDown, Printer, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from '../../../components/button.tsx';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { MenuButton } from '../../../components/menu-button.tsx';
import { Progress } from '../../../components/progress.tsx';
import { Select } from '../../../components/select.tsx';
import { composeBuildingPage } from '../../../exports/building-page-compose.ts';
import { buildingWords } from '../../../locales/building-words.ts';
import { selectionOf } from '../../../model/selection.ts';
import { useAtlas } from '../../../state/store.ts';
import { useActiveDataset } from '../../../state/use-active.ts';
import { useGapSettings } from '../gap-settings.ts';
import { buildingContent } from './building-content.ts';
import { BuildingSvg } from './building-svg.tsx';
import { PrintSheets } from './print-sheets.tsx';
import { useBuilding } from './use-building.ts';
import { useBuildingList } from './use-building-list.ts';
import { useCaseOf } from './use-case-of.ts';
import { MOST_PICTURES, MOST_PRINTED, usePageExports } from './use-page-exports.ts';
import { useTurning } from './use-turning.ts';
import './building-page.css';

export interface BuildingPageProps {
  /** `id` of the building, as in filters. */
  readonly buildingId: string;
  readonly onClose: () => void;
}

/** «一楼一图»: one building on one sheet over the whole window, with the sheets before and after it, as a picture and on paper. */
export function BuildingPage({ buildingId, onClose }: BuildingPageProps) {
  const messages = useMessages();
  const language = useLanguage();
  const words = buildingWords(language);
  const dataset = useActiveDataset();
  const definition = useAtlas((state) => state.view.definition);
  const thresholds = useGapSettings((state) => state.thresholds);
  const [id, setId] = useState(buildingId);
  const list = useBuildingList();
  const caseOf = useCaseOf();
  const { answers, isLoading, isMissing, error } = useBuilding(id);
  const exports = usePageExports(caseOf);
  const content = useMemo(
    () =>
      answers === null || dataset === null
        ? null
        : buildingContent(answers, dataset, { definition, thresholds }, messages, language, caseOf),
    [answers, dataset, definition, thresholds, messages, language, caseOf],
  );
  const page = useMemo(() => (content === null ? null : composeBuildingPage(content, language)), [content, language]);
  const at = list.findIndex((building) => building.id === id);
  const before = at > 0 ? list[at - 1] : undefined;
  const after = at < 0 ? list[0] : list[at + 1];
  const ids = list.map((building) => building.id);

  useTurning(before?.id ?? null, after?.id ?? null, setId);
  const choose = (rows: readonly number[]) => {
    useAtlas.getState().transact('selection', (draft) => {
      draft.selection = selectionOf('enterprise', rows) as typeof draft.selection;
    });
    onClose();
  };

  return (
    <ModalOverlay
      className="building-overlay"
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="building-modal">
        <AriaDialog className="building-dialog">
          <div className="building-window">
            <div className="building-bar">
              <Heading slot="title" className="building-title">
                {words.title}
              </Heading>
              <IconButton
                label={words.previous}
                icon={<ChevronLeft size={18} aria-hidden="true" />}
                isDisabled={before === undefined}
                onPress={() => before !== undefined && setId(before.id)}
              />
              <div className="building-choice">
                <Select
                  label={words.choose}
                  hideLabel
                  options={list.map((building) => ({
                    id: building.id,
                    name: building.name,
                    note: `${building.covered} / ${building.eligible}`,
                  }))}
                  value={at < 0 ? null : id}
                  placeholder={content?.name ?? words.choose}
                  onChange={setId}
                />
              </div>
              <IconButton
                label={words.next}
                icon={<ChevronRight size={18} aria-hidden="true" />}
                isDisabled={after === undefined}
                onPress={() => after !== undefined && setId(after.id)}
              />
              <span className="building-position">{at < 0 ? words.outside : words.position(at + 1, list.length)}</span>
              <span className="building-keys">{words.keys}</span>
              <Button
                icon={<ImageDown size={16} aria-hidden="true" />}
                isDisabled={page === null || exports.progress !== null}
                onPress={() => exports.savePicture(id)}
              >
                {words.savePng}
              </Button>
              <Button
                icon={<Printer size={16} aria-hidden="true" />}
                isDisabled={page === null || exports.progress !== null}
                onPress={() => exports.print([id])}
              >
                {words.print}
              </Button>
              <MenuButton
                label={words.all}
                entries={[
                  {
                    id: 'png',
                    name: words.allPng,
                    note: ids.length > MOST_PICTURES ? words.tooMany(MOST_PICTURES) : words.allPngNote(ids.length),
                    isDisabled: ids.length === 0 || ids.length > MOST_PICTURES || exports.progress !== null,
                  },
                  {
                    id: 'print',
                    name: words.allPrint,
                    note: ids.length > MOST_PRINTED ? words.tooMany(MOST_PRINTED) : words.allPrintNote(ids.length),
                    isDisabled: ids.length === 0 || ids.length > MOST_PRINTED || exports.progress !== null,
                  },
                ]}
                onAction={(action) => (action === 'png' ? exports.saveAll(ids) : exports.print(ids))}
              />
              <IconButton label={messages.common.close} icon={<X size={18} aria-hidden="true" />} onPress={onClose} />
            </div>
            {exports.progress === null || exports.progress.total < 2 ? null : (
              <Progress
                title={words.making}
                stage={words.made(exports.progress.done, exports.progress.total)}
                share={exports.progress.done / exports.progress.total}
                onCancel={exports.cancel}
              />
            )}
            <div className="building-paper" data-loading={isLoading || undefined}>
              {error !== null ? <ErrorMessage error={error} /> : null}
              {isMissing ? <p className="building-note">{words.missing}</p> : null}
              {page === null || content === null ? (
                isLoading ? (
                  <p className="building-note">{words.loading}</p>
                ) : null
              ) : (
                <BuildingSvg page={page} label={words.pageLabel(content.name)} onChoose={choose} />
              )}
            </div>
          </div>
        </AriaDialog>
      </Modal>
      {exports.printing === null ? null : <PrintSheets pages={exports.printing} onDone={exports.printed} />}
    </ModalOverlay>
  );
}

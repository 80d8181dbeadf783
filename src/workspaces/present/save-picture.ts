import { filterWords } from '../../locales/filter-words.ts';
import { formatCount, formatRateNumber, pickName } from '../../locales/format.ts';
import type { Language, Messages } from '../../locales/messages.ts';
import { drawnLegends } from '../../map/drawn-legend.ts';
import { mapHandle } from '../../map/map-handle.ts';
import type { DefinitionSet } from '../../model/definition-set.ts';
import { AtlasError } from '../../model/errors.ts';
import type { Filter } from '../../model/filter.ts';
import type { LoadedDataset } from '../../state/dataset-state.ts';
import type { HeadlineFigures } from '../../state/use-headline.ts';
import { placeNamerFor } from '../place-namer.ts';
import type { PictureScale } from './present-state.ts';

export interface PictureContext {
  readonly messages: Messages;
  readonly language: Language;
  readonly dataset: LoadedDataset;
  readonly definition: DefinitionSet;
  readonly filter: Filter;
  readonly figures: HeadlineFigures;
  readonly scale: PictureScale;
}

/** The view as a PNG with title, figures, map, legend, definition, date and marks. Throws AtlasError 'export-failed'. */
export async function savePicture(context: PictureContext): Promise<void> {
  const { messages, language, dataset, definition, filter, figures, scale } = context;
  const { composePicture, pictureBlob } = await import('../../exports/png-report.ts');
  const { fileName, saveBlob } = await import('../../exports/save-blob.ts');
  const { common, explore, marks, exportsText } = messages;
  const { manifest, asOf } = dataset;
  const title = pickName(language, manifest.title.zh, manifest.title.en);
  const note = definition.note === undefined ? '' : pickName(language, definition.note.zh, definition.note.en);
  const words = filterWords(messages, filter, await placeNamerFor(filter, language));
  try {
    const canvas = composePicture({
      map: await captureMap(),
      title,
      subtitle: [messages.app.title, common.asOf(asOf)].join(' · '),
      figures: [
        { name: explore.headline.rate, value: formatRateNumber(figures.rate), unit: figures.rate === null ? '' : common.unitPercent },
        { name: explore.headline.covered, value: formatCount(figures.covered), unit: common.unitEnterprises },
        { name: explore.headline.eligible, value: formatCount(figures.eligible), unit: common.unitEnterprises },
        { name: explore.headline.uncovered, value: formatCount(figures.uncovered), unit: common.unitEnterprises },
        { name: explore.headline.organizations, value: formatCount(figures.organizations), unit: common.unitOrganizations },
      ],
      legends: drawnLegends.current,
      notes: [
        `${exportsText.definition}${common.colon}${pickName(language, definition.name.zh, definition.name.en)}${note === '' ? '' : ` · ${note}`}`,
        `${exportsText.date}${common.colon}${asOf}`,
        `${exportsText.filter}${common.colon}${words === '' ? exportsText.filterNone : words}`,
      ],
      marks: [...(manifest.isSynthetic ? [marks.simulated] : []), marks.schematic],
      mapMissing: messages.present.mapMissing,
      scale,
    });
    saveBlob(await pictureBlob(canvas), fileName([title, messages.app.workspaces.present, asOf], 'png'));
  } catch (cause) {
    throw cause instanceof AtlasError ? cause : new AtlasError('export-failed', {}, { cause, details: String(cause) });
  }
}

/** Null when there is no map: the picture then says so. */
async function captureMap(): Promise<HTMLCanvasElement | null> {
  try {
    return (await mapHandle.current?.capture()) ?? null;
  } catch {
    return null;
  }
}

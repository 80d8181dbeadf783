import { filterWords } from '../../locales/filter-words.ts';
import { formatCount, formatRate, pickName } from '../../locales/format.ts';
import { messagesFor } from '../../locales/messages.ts';
import { mapHandle } from '../../map/map-handle.ts';
import { numberAt } from '../../model/column-table.ts';
import { AtlasError } from '../../model/errors.ts';
import { headline } from '../../queries/headline.ts';
import { cssColor } from '../../scales/rgba.ts';
import { useAtlas } from '../../state/store.ts';
import { legendItemLabel } from './legend-sections.ts';
import { stageContent } from './stage-content.ts';

/**
 * The present view as a PNG page: title, figures, map, legend, definition, date, filter and marks, at
 * 1440 × scale pixels width. Rejects with AtlasError 'export-failed'.
 */
export async function savePicture(scale: 1 | 2 | 4): Promise<void> {
  const { services, activeId, datasets, view, language } = useAtlas.getState();
  const dataset = activeId === null ? undefined : datasets[activeId];
  if (services === null || dataset === undefined) throw new AtlasError('export-failed', {}, { details: 'no dataset is open' });
  const messages = messagesFor(language);
  const [{ composePicture, pictureBlob }, { fileName, saveBlob }, figures, map] = await Promise.all([
    import('../../exports/png-report.ts'),
    import('../../exports/save-blob.ts'),
    services.engine.query(headline(dataset.schema, view.definition, view.filter)),
    mapHandle.current?.capture() ?? Promise.resolve(null),
  ]);
  const at = (name: string) => numberAt(figures, name, 0);
  const [eligible, covered] = [at('eligible'), at('covered')];
  const words = messages.explore.headline;
  const { common } = messages;
  const title = pickName(language, dataset.manifest.title.zh, dataset.manifest.title.en);
  const definition = pickName(language, view.definition.name.zh, view.definition.name.en);
  const filter = filterWords(messages, view.filter);
  const canvas = composePicture({
    map,
    title,
    subtitle: `${messages.app.title} · ${common.asOf(dataset.asOf)}`,
    figures: [
      {
        name: words.rate,
        value: formatRate(eligible === null || covered === null || eligible === 0 ? null : covered / eligible, language),
        unit: '',
      },
      { name: words.covered, value: formatCount(covered), unit: common.unitEnterprises },
      { name: words.eligible, value: formatCount(eligible), unit: common.unitEnterprises },
      { name: words.uncovered, value: formatCount(at('uncovered')), unit: common.unitEnterprises },
      { name: words.organizations, value: formatCount(at('organizations')), unit: common.unitOrganizations },
      { name: words.members, value: formatCount(at('members_full')), unit: common.unitMembers },
    ],
    legends: stageContent.sections.map((section) => ({
      title: section.note === '' ? section.title : `${section.title} · ${section.note}`,
      items: section.legend.items.map((item) => ({
        label: `${legendItemLabel(messages, item, section.legend, stageContent.chainNames)}${item.count === null ? '' : ` ${item.count}`}`,
        color: cssColor(item.color),
        shape: item.shape,
        hatched: item.hatched,
      })),
    })),
    notes: [
      `${messages.app.definitionOf(definition)} · ${formatCount(covered)} / ${formatCount(eligible)}`,
      common.asOf(dataset.asOf),
      ...(filter === '' ? [] : [`${messages.exportsText.filter}${common.colon}${filter}`]),
    ],
    marks: [...(dataset.manifest.isSynthetic ? [messages.marks.simulated] : []), messages.marks.schematic],
    mapMissing: messages.app.noWebgl,
    scale,
  });
  saveBlob(await pictureBlob(canvas), fileName([messages.app.title, title, dataset.asOf], 'png'));
}

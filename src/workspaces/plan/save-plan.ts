import { contextOf, type ExportContext, noteItems } from '../../exports/export-notes.ts';
import type { PlanShape } from '../../exports/plan-places.ts';
import type { PlanOutput } from '../../exports/plan-view.ts';
import { pickName } from '../../locales/format.ts';
import { type Language, messagesFor } from '../../locales/messages.ts';
import { planPaperWords } from '../../locales/plan-paper-words.ts';
import { sheetWords } from '../../locales/sheet-words.ts';
import { drawnLegends } from '../../map/drawn-legend.ts';
import { mapHandle } from '../../map/map-handle.ts';
import { AtlasError } from '../../model/errors.ts';
import type { PlanDocument } from '../../model/plan-document.ts';
import { type LedgerKind, useLedger } from '../../state/export-ledger.ts';
import { useAtlas } from '../../state/store.ts';
import { givenRows } from '../export-table.tsx';

export type PlanExportChoice = PlanOutput &
  (
    | { readonly what: 'paper'; readonly group: number | null; readonly withMap: boolean }
    | { readonly what: 'workbook' }
    | { readonly what: 'places'; readonly shape: PlanShape; readonly format: 'geoparquet' | 'geojson' }
  );

/**
 * Writes what was chosen, hands it to the browser, enters it in the ledger. `documents`: the scenario that is shown, then those beside
 * it; only a workbook has more than the first. Throws AtlasError.
 */
export async function savePlan(
  documents: readonly PlanDocument[],
  choice: PlanExportChoice,
  language: Language,
  signal: AbortSignal,
): Promise<void> {
  const { services } = useAtlas.getState();
  const [first] = documents;
  if (services === null || first === undefined || first.scenario.groups.length === 0) throw new AtlasError('export-failed');
  const taken = choice.what === 'workbook' ? documents : [first];
  const { findPersonal } = await services.loadTextScreen();
  // Units were screened when they came; what a person called a scenario or a group was not.
  const typed = taken.flatMap(({ title, groupNames }) => [title, ...groupNames]);
  if (typed.some((text) => findPersonal(text).length > 0)) throw new AtlasError('export-personal', { file: first.title });
  const context = contextFor(first, language);
  const rows = first.scenario.units.length;
  if (choice.what === 'places') await savePlaces(first, choice, context, language, signal);
  else {
    const messages = messagesFor(language);
    const notes = noteItems(messages, context, rows).filter(([item]) => item !== messages.exportsText.rows);
    const blob =
      choice.what === 'paper' ? await paperBlob(first, choice, context, notes, language) : await bookBlob(taken, choice, notes, language);
    const { fileName, saveBlob } = await import('../../exports/save-blob.ts');
    saveBlob(blob, fileName(nameOf(first, choice, context, language), choice.what === 'paper' ? 'docx' : 'xlsx'));
  }
  const kinds = { paper: 'plan-document', workbook: 'plan-workbook', places: 'plan-places' } as const satisfies Record<string, LedgerKind>;
  useLedger.getState().add({
    at: new Date().toISOString(),
    what: kinds[choice.what],
    level: choice.level,
    rows,
    isInternal: choice.isInternal && choice.level !== 'public',
    hasNames: choice.level === 'working' || (choice.level === 'report' && choice.withNames),
  });
}

type Notes = readonly (readonly [string, string])[];
type Paper = Extract<PlanExportChoice, { readonly what: 'paper' }>;

async function paperBlob(document: PlanDocument, choice: Paper, context: ExportContext, notes: Notes, language: Language): Promise<Blob> {
  const [{ planPaper }, { wordBlob }] = await Promise.all([import('../../exports/plan-paper.ts'), import('../../exports/word-file.ts')]);
  const mapPng = choice.withMap && choice.level !== 'public' ? await mapPicture(document, language) : null;
  const { definition, isSynthetic } = context;
  return wordBlob(planPaper({ ...choice, document, mapPng, definition, isSynthetic, notes }, language));
}

async function bookBlob(documents: readonly PlanDocument[], output: PlanOutput, notes: Notes, language: Language): Promise<Blob> {
  const { planWorkbook } = await import('../../exports/plan-workbook.ts');
  return planWorkbook({ ...output, documents, notes }, language);
}

async function savePlaces(
  document: PlanDocument,
  choice: Extract<PlanExportChoice, { readonly what: 'places' }>,
  context: ExportContext,
  language: Language,
  signal: AbortSignal,
): Promise<void> {
  const { services } = useAtlas.getState();
  if (services === null || choice.level === 'public') throw new AtlasError('export-failed');
  const [{ planTable }, { planView }, { saveTable }] = await Promise.all([
    import('../../exports/plan-places.ts'),
    import('../../exports/plan-view.ts'),
    import('../../exports/save-table.ts'),
  ]);
  const { columns, place, rows } = planTable(planView(document, choice, language), choice.shape);
  const table = { columns, place, ...givenRows(rows) };
  const messages = messagesFor(language);
  // Whether the units were filtered is not known any more: the name does not say they were.
  const plain = { ...messages, exportsText: { ...messages.exportsText, nameFiltered: '' } };
  await saveTable(services.writeExport, choice.format, plain, context, table, { signal, onProgress: () => undefined });
}

/** A scenario has a definition and a date of its own, whatever is in force now; its filter was that of its making. */
function contextFor({ scenario, title }: PlanDocument, language: Language): ExportContext {
  const { datasets, view } = useAtlas.getState();
  const dataset = datasets[scenario.datasetId];
  if (dataset === undefined) throw new AtlasError('export-failed');
  const { filterBy: _, ...given } = contextOf(messagesFor(language), language, dataset, view);
  const { name } = scenario.definition;
  return {
    ...given,
    title,
    definition: pickName(language, name.zh, name.en),
    asOf: scenario.asOf,
    filter: planPaperWords(language).screen.scopeThen(scenario.units.length),
    isProposal: true,
  };
}

function nameOf(
  { scenario, title, groupNames }: PlanDocument,
  choice: PlanExportChoice,
  context: ExportContext,
  language: Language,
): string[] {
  const messages = messagesFor(language);
  const at = choice.what === 'paper' ? scenario.groups.findIndex(({ id }) => id === choice.group) : -1;
  return [
    groupNames[at] ?? title,
    sheetWords(language).levels[choice.level],
    messages.exportsText.nameProposal,
    ...(choice.isInternal && choice.level !== 'public' ? [messages.marks.internal.replace(/\s/g, '')] : []),
    context.asOf,
    ...(context.isSynthetic ? [messages.marks.simulatedShort] : []),
  ];
}

/** The map as it is seen, with its legend; null when there is none. */
async function mapPicture({ title }: PlanDocument, language: Language): Promise<Uint8Array | null> {
  const map = await (mapHandle.current?.capture() ?? Promise.resolve(null)).catch(() => null);
  if (map === null) return null;
  const { composePicture, pictureBlob } = await import('../../exports/png-report.ts');
  const { marks, present } = messagesFor(language);
  const canvas = composePicture({
    map,
    title,
    subtitle: '',
    figures: [],
    legends: drawnLegends.current,
    notes: [],
    marks: [marks.schematic],
    mapMissing: present.mapMissing,
    scale: 2,
  });
  return new Uint8Array(await (await pictureBlob(canvas)).arrayBuffer());
}

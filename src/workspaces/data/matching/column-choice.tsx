import { Button } from '../../../components/button.tsx';
import { useMessages } from '../../../components/locale-context.tsx';
import { Progress } from '../../../components/progress.tsx';
import { Select } from '../../../components/select.tsx';
import type { CellPreview, SheetPreview } from '../../../model/import-preview.ts';
import { LIST_ROLES, type ListPlan, type ListRole } from '../../../model/match-session.ts';
import { acceptList, cancelOpening, planOpening } from '../../../state/match-lists.ts';
import type { OpeningList } from '../../../state/match-state.ts';

const NONE = '-1';
const SAMPLE_ROWS = 5;

/** Which columns of a file are the list's; nothing is read before a person agrees. */
export function ColumnChoice({ opening }: { readonly opening: OpeningList }) {
  const messages = useMessages();
  const words = messages.matching;
  const { fileName, preview, plan, plans, progress, isExample } = opening;
  if (preview === null || plan === null || progress !== null || isExample) {
    const { done = 0, total = null } = progress ?? {};
    return (
      <Progress
        title={words.opening(fileName)}
        stage={messages.common.loading}
        rowsDone={done}
        rowsTotal={total}
        onCancel={cancelOpening}
      />
    );
  }
  const sheet = preview.sheets.find(({ index }) => index === plan.sheet);
  if (sheet === undefined) return null;
  const choose = (role: ListRole, value: string) => {
    const source = value === NONE ? null : Number(value);
    const freed = Object.fromEntries(
      LIST_ROLES.filter((name) => name !== 'name' && plan.columns[name] === source).map((name) => [name, null]),
    );
    planOpening({ ...plan, columns: { ...plan.columns, ...freed, [role]: role === 'name' ? (source ?? plan.columns.name) : source } });
  };
  return (
    <section className="matching-columns" aria-label={words.columnsTitle(fileName)}>
      <h3 className="matching-heading">{words.columnsTitle(fileName)}</h3>
      <div className="matching-roles">
        {plans.length < 2 ? null : (
          <Select
            label={words.sheet}
            options={plans.map((option) => ({
              id: String(option.sheet),
              name: preview.sheets[option.sheet]?.name ?? String(option.sheet + 1),
            }))}
            value={String(plan.sheet)}
            onChange={(id) => {
              const chosen = plans.find((option) => String(option.sheet) === id);
              if (chosen !== undefined) planOpening(chosen);
            }}
          />
        )}
        {LIST_ROLES.map((role) => (
          <Select
            key={role}
            label={words.roles[role]}
            options={columnOptions(sheet, role, words.noColumn)}
            value={String(plan.columns[role] ?? NONE)}
            onChange={(id) => choose(role, id)}
          />
        ))}
        <Select
          label={words.namesAre}
          options={(['unit', 'organization'] as const).map((kind) => ({ id: kind, name: words.nameKinds[kind] }))}
          value={plan.names}
          onChange={(id) => planOpening({ ...plan, names: id === 'organization' ? 'organization' : 'unit' })}
        />
      </div>
      <Sample sheet={sheet} plan={plan} />
      <div className="matching-actions">
        <Button kind="primary" onPress={() => void acceptList()}>
          {words.agree}
        </Button>
        <Button onPress={cancelOpening}>{messages.common.cancel}</Button>
        <span className="caption">{words.listRows(sheet.dataRows)}</span>
        <Dropped sheet={sheet} />
      </div>
    </section>
  );
}

/** Columns with a header that the privacy screen does not forbid. */
function columnOptions(sheet: SheetPreview, role: ListRole, none: string) {
  const dropped = new Set(sheet.privacy.dropped);
  const columns = sheet.plan.columns
    .filter(({ source, header }) => header !== '' && !dropped.has(source))
    .map(({ source, header }) => ({ id: String(source), name: header }));
  return role === 'name' ? columns : [{ id: NONE, name: none }, ...columns];
}

function Sample({ sheet, plan }: { readonly sheet: SheetPreview; readonly plan: ListPlan }) {
  const words = useMessages().matching;
  const roles = LIST_ROLES.filter((role) => plan.columns[role] !== null);
  const rows = sheet.rows.filter(({ role }) => role === 'data').slice(0, SAMPLE_ROWS);
  return (
    <table className="matching-sample" aria-label={words.sample}>
      <thead>
        <tr>
          {roles.map((role) => (
            <th key={role} scope="col">
              {words.roles[role]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.number}>
            {roles.map((role) => (
              <td key={role}>{cellText(row.cells[plan.columns[role] ?? -1])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function cellText(cell: CellPreview | undefined): string {
  return cell === undefined || cell.kind === 'dropped' ? '' : cell.text;
}

function Dropped({ sheet }: { readonly sheet: SheetPreview }) {
  const messages = useMessages();
  const headers = sheet.privacy.dropped.map((source) => sheet.privacy.columns[source]?.header ?? '').filter((header) => header !== '');
  if (headers.length === 0) return null;
  return <span className="caption">{messages.matching.listDropped(headers.join(messages.common.listSeparator))}</span>;
}

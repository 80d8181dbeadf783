import { type DEREGISTERED_STATUSES, type NOT_OPERATING_STATUSES, OPERATING_STATUSES } from '../../model/fact.ts';
import { foldText } from './clean-text.ts';
import { isCellError, nullMarkOf } from './null-marks.ts';
import { EMPTY, emptyBecause, type Parsed, parsedValue, unreadable } from './parsed.ts';
import { lookUpWord, wordTable } from './word-table.ts';

export type Status = (typeof OPERATING_STATUSES)[number] | (typeof NOT_OPERATING_STATUSES)[number] | (typeof DEREGISTERED_STATUSES)[number];

export interface StatusReading {
  /** Null where the cell tells only whether it operates (是否实体运营). */
  readonly status: Status | null;
  readonly isOperating: boolean | null;
}

const WORDS = wordTable<Status>({
  存续: ['存续', '存续(在营、开业、在册)', '在册', '登记成立', '存续在业', '有效', '正常存续'],
  在业: [
    '在业',
    '在营',
    '在营(开业)',
    '在营(开业)企业',
    '开业',
    '营业',
    '营业中',
    '正常营业',
    '正常',
    '正常经营',
    '经营',
    '经营中',
    '在经营',
    '正常运营',
    '运营',
    '运营中',
    '实体运营',
    '正常生产',
    '正常生产经营',
    '开业在营',
    '存续正常',
  ],
  停业: [
    '停业',
    '歇业',
    '休业',
    '休眠',
    '停产',
    '停业整顿',
    '暂停营业',
    '暂停经营',
    '停止经营',
    '停止营业',
    '停业歇业',
    '停产停业',
    '关停',
    '关闭',
    '倒闭',
    '关门',
  ],
  清算: ['清算', '清算中', '破产', '破产清算', '破产重整', '正在清算'],
  注销: ['注销', '吊销,已注销', '正常注销', '简易注销', '简易注销完成'],
  吊销: ['吊销', '吊销,未注销', '吊销营业执照', '被吊销', '吊销并未注销'],
  迁出: ['迁出', '外迁', '迁走', '搬离', '搬迁', '搬走', '迁往市外', '迁往区外', '迁移异地', '已搬离', '退租'],
  空壳: ['空壳', '空壳企业', '僵尸企业', '僵尸'],
});
/** The nearest word of the model, where the register knows a finer one. */
const NEAREST = wordTable<Status>({
  存续: [],
  在业: [],
  停业: ['责令关闭', '停业(歇业)备案'],
  清算: ['注销中', '拟注销', '注销备案', '简易注销公告', '正在注销', '正在办理注销', '解散'],
  注销: ['撤销', '撤销登记', '登记撤销'],
  吊销: [],
  迁出: [],
  空壳: [],
});
const YES = new Set(['是', '√', '✓', '✔', 'y', 'yes', '1', 'true', '有实体', '有实体运营']);
const NO = new Set([
  '否',
  '×',
  '✗',
  'x',
  'n',
  'no',
  '0',
  'false',
  '非实体运营',
  '未实体运营',
  '无实体',
  '无实体运营',
  '未经营',
  '无经营',
  '不经营',
  '未营业',
  '未运营',
  '非正常经营',
  '不正常经营',
]);
const NOT_YET = new Set(['筹建', '筹建中', '筹备', '筹备中', '在建', '未开业', '待开业', '装修', '装修中', '未投产', '待投产', '待入驻']);
const UNDETERMINED = new Set([
  '异常',
  '经营异常',
  '列入经营异常名录',
  '非正常',
  '非正常户',
  '失联',
  '查无下落',
  '查无',
  '半停产',
  '迁入',
  '转出',
  '其他',
  '不正常',
  '已失联',
  '无法联系',
  '疑似失联',
]);
const OPERATING: ReadonlySet<string> = new Set(OPERATING_STATUSES);

/** The status in the words of the model, and whether the enterprise operates. */
export function parseStatus(raw: string): Parsed<StatusReading> {
  const folded = foldText(raw);
  const mark = nullMarkOf(folded);
  if (mark !== null) return mark === 'none' ? emptyBecause('none-as-unknown') : EMPTY;
  if (isCellError(folded)) return unreadable('cell-error');
  const status = lookUpWord(WORDS, folded);
  if (status !== null) return parsedValue({ status, isOperating: OPERATING.has(status) });
  const nearest = lookUpWord(NEAREST, folded);
  if (nearest !== null) return parsedValue({ status: nearest, isOperating: false }, 'status-nearest');
  const word = folded.toLowerCase();
  if (YES.has(word)) return parsedValue({ status: null, isOperating: true });
  if (NO.has(word)) return parsedValue({ status: null, isOperating: false });
  if (NOT_YET.has(word)) return parsedValue({ status: null, isOperating: false }, 'status-nearest');
  return unreadable(UNDETERMINED.has(word) ? 'status-undetermined' : 'status-unknown');
}

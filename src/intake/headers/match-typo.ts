import type { TableName } from '../../model/tables.ts';
import { type AliasIndex, aliasIndex, type IndexedAlias, knownBigrams } from './alias-index.ts';
import { editDistance } from './edit-distance.ts';
import { PERSONAL_KEYS, PERSONAL_WORDS, UNMAPPED_KEYS } from './known-headers.ts';

/** Small typing errors: one edit in four or more characters, two in eight or more. */

/** Words of one group mean different things though one character tells them apart. */
const OPPOSITES: readonly (readonly string[])[] = [
  ['正式', '预备', '流动', '积极', '发展'],
  ['经度', '纬度', '维度', '经纬度'],
  ['已建', '未建', '应建', '拟建', '新建'],
  ['上游', '下游', '中游'],
  ['开始', '结束', '起始', '终止', '届满'],
  ['上级', '下级', '同级', '本级'],
  ['党员', '团员', '会员', '职员', '委员', '学员', '人员', '成员', '队员', '社员'],
  ['党组织', '团组织', '工会组织', '妇联组织', '行会组织'],
  ['党委', '党支部', '党总支', '党小组', '团委', '工委', '团支部'],
  ['企业', '产业', '行业', '就业', '物业', '作业', '农业', '工业', '商业', '营业', '事业', '副业'],
  ['入驻', '入党', '入职', '入学', '入会', '入园', '入库', '入团', '入伍'],
  ['转入', '转出', '流入', '流出', '迁入', '迁出', '转正'],
  ['加入', '退出'],
  ['甲方', '乙方', '丙方'],
  ['供方', '需方'],
  ['国家级', '省级', '市级', '县级', '区级'],
  ['楼宇', '楼层', '楼栋', '楼盘', '房屋', '房间'],
  // biome-ignore format: one group
  ['名称', '编号', '编码', '代码', '性质', '类型', '类别', '地址', '规模', '状态', '电话', '简称', '简介', '照片', '日期', '时间', '地点', '方式', '人数', '原因', '情况', '面积', '数量'],
  ['街道', '社区', '园区', '楼宇', '区县', '街区', '小区', '景区', '片区', '辖区', '库区'],
  ['总数', '人数', '次数', '户数', '家数', '天数', '岁数', '分数', '比数', '基数', '系数'],
  ['面积', '体积', '容积'],
  ['单独', '联合'],
  ['男', '女'],
  ['注册', '注销', '吊销'],
  ['成立', '撤销', '换届'],
];

function conflict(a: string, b: string): boolean {
  return OPPOSITES.some((group) => {
    const inA = group.filter((word) => a.includes(word));
    const inB = group.filter((word) => b.includes(word));
    return inA.length > 0 && inB.length > 0 && !(inA.every((word) => inB.includes(word)) && inB.every((word) => inA.includes(word)));
  });
}

const allowedEdits = (length: number): number => (length >= 8 ? 2 : length >= 4 ? 1 : 0);

/** A header of nothing but known pairs of characters is a word of its own, not a misspelt one. */
function looksMisspelt(key: string, alias: string): boolean {
  const pairs = knownBigrams();
  if (key.length === alias.length) {
    const differing = [...key].flatMap((sign, at) => (sign === alias.charAt(at) ? [] : [at]));
    const [only] = differing;
    // One wrong character makes a word with neither neighbour: 楼层面积 is no slip for 楼宇面积.
    if (differing.length === 1 && only !== undefined) {
      const around = [key.slice(only - 1, only + 1), key.slice(only, only + 2)].filter((pair) => pair.length === 2);
      return around.every((pair) => !pairs.has(pair));
    }
    // Two neighbours exchanged for a known word are another word, not two slips.
    const [first, second] = differing;
    if (differing.length === 2 && first !== undefined && second === first + 1) {
      const isSwap = key.charAt(first) === alias.charAt(second) && key.charAt(second) === alias.charAt(first);
      if (!isSwap && pairs.has(key.slice(first, second + 1))) return false;
    }
  }
  const strange = Array.from({ length: Math.max(key.length - 1, 0) }, (_, at) => key.slice(at, at + 2)).some((pair) => !pairs.has(pair));
  if (strange) return true;
  // A character lost at an end leaves no strange pair; a long header bears it.
  return key.length >= 5 && key.length === alias.length - 1 && (alias.startsWith(key) || alias.endsWith(key));
}

/**
 * A character more than the alias. Doubled or no letter at all, it is a slip; any other changes the meaning
 * (原企业名称, 党员人数占比). null: it is not one character more.
 */
function addedCharacter(key: string, alias: string): 'slip' | 'word' | null {
  if (key.length !== alias.length + 1) return null;
  let isAddition = false;
  for (let at = 0; at < key.length; at += 1) {
    if (key.slice(0, at) + key.slice(at + 1) !== alias) continue;
    isAddition = true;
    const added = key.charAt(at);
    if (added === key.charAt(at - 1) || added === key.charAt(at + 1) || !/[\p{L}\p{N}]/u.test(added)) return 'slip';
  }
  return isAddition ? 'word' : null;
}

function candidates(index: AliasIndex, length: number, edits: number): readonly string[] {
  const keys: string[] = [];
  for (let size = length - edits; size <= length + edits; size += 1) keys.push(...(index.byLength.get(size) ?? []));
  return keys;
}

/** The one field that a misspelt header can mean; null where none or several are as near. */
export function matchTypo(table: TableName, key: string): IndexedAlias | null {
  const { length } = [...key];
  const edits = allowedEdits(length);
  if (edits === 0 || PERSONAL_WORDS.test(key) || PERSONAL_KEYS.has(key) || UNMAPPED_KEYS.has(key)) return null;
  const index = aliasIndex(table);
  let best = edits + 1;
  const found = new Map<string, IndexedAlias>();
  for (const alias of candidates(index, length, edits)) {
    // The shorter of the two decides how many edits it bears.
    const limit = Math.min(edits, allowedEdits([...alias].length), best);
    const distance = editDistance(key, alias, limit);
    if (limit === 0 || distance > limit || conflict(key, alias)) continue;
    const added = addedCharacter(key, alias);
    if (added === 'word' || (added === null && !looksMisspelt(key, alias))) continue;
    if (distance < best) found.clear();
    best = Math.min(best, distance);
    const entry = index.normal.get(alias);
    if (entry !== undefined) found.set(entry.field, entry);
  }
  if (nearKnown(key, best)) return null;
  return found.size === 1 ? ([...found.values()][0] ?? null) : null;
}

/** Whether a header without a field is as near: 注册资木 is 注册资本, not 注册地. */
function nearKnown(key: string, distance: number): boolean {
  for (const known of [...UNMAPPED_KEYS, ...PERSONAL_KEYS]) {
    if (known.length >= 3 && Math.abs(known.length - key.length) <= distance && editDistance(key, known, distance) <= distance) return true;
  }
  return false;
}

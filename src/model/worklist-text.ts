/**
 * Which texts may stand in a worklist: an owner is a unit or a post, never a person; a note says what is to be done, never whom to call.
 * What is personal by itself (numbers, labelled names) the privacy screen tells; it is handed in.
 */

export interface PersonalScreen {
  /** Whether a text can be the name of a person: a surname and one or two signs, or the like. */
  isNameShaped(text: string): boolean;
  /** Parts of a text that are personal, in order: from, to (excluded). */
  findPersonal(text: string): readonly { readonly start: number; readonly end: number }[];
}

export type OwnerProblem = 'owner-long' | 'owner-personal' | 'owner-name';

const MOST_SIGNS = 40;
const SEPARATORS = /[\s、,,;;::/|()()·・—\-+&]+/u;
const UNIT =
  '党工委|管委会|党委|党组|总支|支部|街道|社区|园区|乡镇|公司|集团|中心|办公室|专班|小组|协会|商会|联盟|楼宇|大厦|物业|学校|部|委|办|局|科|处|室|组|会|所|站|队|镇|乡|村|区|县|市|园|院|厂|行|店|城|楼';
const POST =
  '党组织书记|第一书记|副书记|书记|党建指导员|指导员|组织员|联络员|联系人|网格长|网格员|包保人|责任人|负责人|副主任|主任|副部长|部长|副局长|局长|处长|科长|所长|站长|镇长|乡长|楼长|链长|组长|队长|委员|专员|干事|总经理|经理|会长|秘书长|主席|先生|女士|同志|老师';
const ENDS_AS_UNIT = new RegExp(`(?:${UNIT})$`, 'u');
const POST_AT_END = new RegExp(`(?:${POST})$`, 'u');
const AFTER_UNIT = new RegExp(`(?:${UNIT}|${POST})([\\u4e00-\\u9fff]{2,4})$`, 'u');
const AFTER_UNIT_ONE = new RegExp(`(?:${UNIT}|${POST})([\\u4e00-\\u9fff])$`, 'u');
/** Words that begin with a sign that is a surname too. */
const WORD =
  /^(?:党[建务群政工员校史]|项目|安全|应急|管理|高新|高级|平台|农[业村民]|成[员长立效果]|文[化明旅]|商务|金融|单位|方[案面]|时[任代间候]|全[区市县体]|国[有资际]|政[府务法]|包[保片联]|计划|常务|解[放决]|明[确年]|万[达象]|联[络系合席]|路长|景区|别墅|都市|边[界境]|相关|车间|房[管屋]|施工|强[企化]|能[源力]|费用|双[创联]|和平|严格|毛利|白云|金阳|花[溪果]|乌当|云[岩城]|龙[里洞]|开[阳发])/u;

/** Why a text cannot be the owner of a case; null where it can. '' is nobody, which may be. */
export function ownerProblem(text: string, screen: PersonalScreen): OwnerProblem | null {
  const tidy = text.trim();
  if (tidy.length > MOST_SIGNS) return 'owner-long';
  if (screen.findPersonal(tidy).length > 0) return 'owner-personal';
  return tidy.split(SEPARATORS).some((part) => namesSomebody(part, screen)) ? 'owner-name' : null;
}

function namesSomebody(part: string, screen: PersonalScreen): boolean {
  const bare = part.replace(POST_AT_END, '');
  if (bare !== part) {
    const last = AFTER_UNIT_ONE.exec(bare)?.[1] ?? '';
    return isSurname(bare, screen) || isSurname(last, screen) || isPerson(bare, screen) || endsWithPerson(bare, screen);
  }
  return isPerson(part, screen) || endsWithPerson(part, screen);
}

/** 王 (主任): one sign before a post that begins names. */
function isSurname(text: string, screen: PersonalScreen): boolean {
  return /^[\u4e00-\u9fff]$/u.test(text) && text !== '党' && screen.isNameShaped(`${text}一`);
}

function isPerson(text: string, screen: PersonalScreen): boolean {
  return screen.isNameShaped(text) && !ENDS_AS_UNIT.test(text) && !WORD.test(text);
}

/** 组织部张三: a unit or a post, and a name right behind it. */
function endsWithPerson(text: string, screen: PersonalScreen): boolean {
  for (const length of [3, 2]) {
    const found = new RegExp(AFTER_UNIT.source.replace('{2,4}', `{${length}}`), 'u').exec(text);
    if (found?.[1] !== undefined && found.index > 0 && isPerson(found[1], screen)) return true;
  }
  return false;
}

export interface ScreenedNote {
  readonly note: string;
  /** Parts that were masked. */
  readonly masked: number;
}

const MASK = '■■■';
const MOST_OF_NOTE = 500;
/** Signs of ordinary words: a part with one of them is not taken for a name. */
const ORDINARY = /[的了是不在有已未待需可再请报批会组支部企业工作案序后完党员摸底拟转]/u;
const LEAD_IN = /^(?:请?找|联系|请|与|和|跟|由|经|问|让)/u;
const NAME_AND_POST = new RegExp(`([\\u4e00-\\u9fff]{1,3})(?=(?:${POST}))`, 'gu');

/** A note with what is personal masked. Nothing of what was masked is kept. */
export function screenNote(text: string, screen: PersonalScreen): ScreenedNote {
  const tidy = text.trim().slice(0, MOST_OF_NOTE);
  let note = '';
  let masked = 0;
  let from = 0;
  for (const { start, end } of [...screen.findPersonal(tidy), ...namesIn(tidy, screen)].sort((a, b) => a.start - b.start)) {
    if (end <= from) continue;
    note += tidy.slice(from, Math.max(from, start)) + MASK;
    masked += 1;
    from = end;
  }
  return { note: masked === 0 ? tidy : note + tidy.slice(from), masked };
}

function namesIn(text: string, screen: PersonalScreen): { readonly start: number; readonly end: number }[] {
  const spans: { start: number; end: number }[] = [];
  for (const run of text.matchAll(/[\u4e00-\u9fff·]+/gu)) {
    const [word] = run;
    for (const skipped of new Set([0, LEAD_IN.exec(word)?.[0].length ?? 0])) {
      const name = word.slice(skipped);
      if (name.length >= 2 && name.length <= 4 && isPerson(name, screen) && !ORDINARY.test(name))
        spans.push({ start: run.index + skipped, end: run.index + word.length });
    }
    for (const hit of word.matchAll(NAME_AND_POST)) {
      const before = hit[1] ?? '';
      const name = [before, before.slice(1), before.slice(2)].find(
        (part) => part !== '' && !ORDINARY.test(part) && (isSurname(part, screen) || isPerson(part, screen)),
      );
      if (name !== undefined)
        spans.push({ start: run.index + hit.index + before.length - name.length, end: run.index + hit.index + before.length });
    }
  }
  return spans;
}

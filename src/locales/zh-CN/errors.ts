import type { AtlasErrorCode } from '../../model/errors.ts';
import type { ErrorReader } from '../error-reader.ts';

/** What happened and where, then what to do; one pair for every failure a person can meet. */
export interface ErrorText {
  readonly what: (p: ErrorReader) => string;
  readonly remedy: (p: ErrorReader) => string;
}

const file = (p: ErrorReader): string => p.text('file', '所选文件');
const table = (p: ErrorReader): string => p.text('table', '此表');
const columns = (p: ErrorReader): string => p.list('columns', '、') ?? p.text('column', '未指明');

/** What can be dropped on the page. */
const READABLE =
  'Excel(xlsx、xls)、ODS、CSV/TXT(UTF-8、GBK、UTF-16)、Parquet、Arrow、GeoJSON、TopoJSON、KML/KMZ、Shapefile、DXF(文本),以及装有这些文件的 zip';

/** Formats that hold no rows, or rows that cannot be had: how they are called and what to do. */
const UNREAD: Readonly<Record<string, { readonly name: string; readonly remedy: string }>> = {
  PDF: { name: 'PDF', remedy: 'PDF 只供阅读和打印,里面没有可读取的行。请向提供单位索取原来的 Excel 或 CSV。' },
  PNG: {
    name: 'PNG 图片',
    remedy: '图片只供看图,里面没有可读取的行。请索取原来的 Excel 或 CSV;图形请索取 Shapefile、GeoJSON、KML 或 DXF。',
  },
  JPEG: {
    name: 'JPEG 图片',
    remedy: '图片只供看图,里面没有可读取的行。请索取原来的 Excel 或 CSV;图形请索取 Shapefile、GeoJSON、KML 或 DXF。',
  },
  'DXF (binary)': { name: '二进制 DXF', remedy: '图形用文本 DXF 导入:请在 CAD 中另存为 DXF,格式选 ASCII(文本)。' },
  DWG: { name: 'DWG 图纸', remedy: '请在 CAD 中另存为 DXF,格式选 ASCII(文本)后再导入。' },
  RAR: { name: 'RAR 压缩包', remedy: '请解压后导入其中的文件,或改用 zip 压缩。' },
  '7z': { name: '7z 压缩包', remedy: '请解压后导入其中的文件,或改用 zip 压缩。' },
  'ZIP (other method)': { name: '压缩方式少见的 zip', remedy: '请解压后导入其中的文件,或用系统自带的“压缩”重新打包。' },
  GZIP: { name: 'GZIP 压缩包', remedy: '请解压后导入其中的文件,或改用 zip 压缩。' },
  SQLite: { name: 'SQLite 数据库', remedy: '请用数据库工具把需要的表导出为 CSV 后再导入。' },
  MHT: { name: 'MHT 网页', remedy: '请用 Excel 或 WPS 打开,另存为 xlsx 后再导入。' },
  RTF: { name: 'RTF 文档', remedy: '请用 Word 或 WPS 打开,把其中的表格粘贴到 Excel,另存为 xlsx 后再导入。' },
  'Parquet (encrypted)': { name: '加密的 Parquet', remedy: '请由提供单位解密后重新导出;本工具不会询问密钥。' },
  'Arrow (LZ4/ZSTD)': {
    name: '压缩的 Arrow(LZ4 或 ZSTD)',
    remedy: '请不压缩另存,如 pandas:df.to_feather("名单.arrow", compression="uncompressed");或另存为 Parquet,压缩无妨。',
  },
};

export const errors: Record<AtlasErrorCode, ErrorText> = {
  'file-empty': { what: (p) => `“${file(p)}”是空文件(0 字节)。`, remedy: () => '请重新导出或重新复制该文件后再导入;原有数据不变。' },
  'file-unknown-format': {
    what: (p) => `无法识别“${file(p)}”的格式:不是名单、表格或图形文件。`,
    remedy: () => `可读取:${READABLE}。请从原系统重新导出;只改扩展名不起作用。`,
  },
  'file-format-later': {
    what: (p) => `“${file(p)}”是 ${UNREAD[p.text('format', '')]?.name ?? p.text('format', '其他')} 文件,不能直接读取。`,
    remedy: (p) => UNREAD[p.text('format', '')]?.remedy ?? `从地址打开时只读取 Parquet 与 Arrow;请把文件拖入页面导入,可读取:${READABLE}。`,
  },
  'file-parts-missing': {
    what: (p) => `“${file(p)}”只有图形,缺少同名的 ${p.list('parts', '、') ?? '.dbf'}(名称等属性在其中)。`,
    remedy: () => '请把同名的 .shp、.dbf、.prj、.cpg 一起选中拖入,或打成一个 zip 再导入。',
  },
  'file-corrupt': {
    what: (p) => `“${file(p)}”已损坏,${p.has('position') ? `在 ${p.text('position', '')} 处` : ''}无法解码。`,
    remedy: () => '请从来源处重新取得该文件;原有数据不变。',
  },
  'file-encrypted': {
    what: (p) => `“${file(p)}”设有打开密码或已加密,无法读取。`,
    remedy: () => '请用 Excel 或 WPS 输入密码打开,取消“用密码进行加密”并另存后再导入;本工具不会询问密码。',
  },
  'file-truncated': { what: (p) => `“${file(p)}”不完整,文件尾部缺失。`, remedy: () => '多为复制或下载中断所致,请重新取得完整文件。' },
  'file-too-large': {
    what: (p) => `“${file(p)}”过大(${p.size('size', '大小未知')}),超过可读取的上限 ${p.size('limit', '')}。`,
    remedy: () => '请按区县或园区拆分后分别导入,或只保留需要的列。',
  },
  'file-no-rows': { what: (p) => `“${file(p)}”只有表头,没有数据行。`, remedy: () => '请确认导出时的筛选条件,再导入含数据的文件。' },
  'file-columns-missing': {
    what: (p) => `“${file(p)}”缺少“${table(p)}”的必填列:${columns(p)}。`,
    remedy: () => '请补上这些列(列名可用英文存储名)后再导入;其余可选列可以没有。',
  },
  'file-table-unknown': {
    what: (p) => `无法判断“${file(p)}”是哪张表:文件名和列都不对应数据模型。`,
    remedy: () => '请按数据字典命名文件(如 enterprise.parquet),或在导入时选择所属的表。',
  },
  'file-column-type': {
    what: (p) =>
      `“${file(p)}”的列 ${columns(p)} 类型不符${p.has('expected') ? `:应为 ${p.text('expected', '')},实为 ${p.text('found', '其他类型')}` : ''}。`,
    remedy: () => '请按数据字典改正该列的类型后再导入。',
  },
  'file-not-found': {
    what: (p) => `没有取到“${file(p)}”${p.has('status') ? `(HTTP ${p.text('status', '')})` : ''}。`,
    remedy: () => '请检查地址是否正确、文件是否仍在原处,然后重试。',
  },
  'file-timeout': {
    what: (p) => `读取“${file(p)}”超时${p.has('seconds') ? `(${p.text('seconds', '')} 秒)` : ''}。`,
    remedy: () => '请检查网络或移动存储后重试,或先复制到本机再导入。',
  },
  'file-duplicate-keys': {
    what: (p) => `“${file(p)}”中有 ${p.text('count', '若干')} 行主键重复(${columns(p)})。`,
    remedy: () => '请去除重复行后再导入;同一编号只能出现一次,否则企业会被重复计数。',
  },
  'file-roster': {
    what: (p) => `“${file(p)}”是名册,不是汇总表:每行一个人,含有 ${columns(p)} 等个人信息列。整个文件没有读入,也没有留存任何内容。`,
    remedy: () => '请先按企业或党组织汇总成一行一家,只填党员人数等数字,再导入汇总表;本工具只用数字,不需要也不接收个人信息。',
  },
  'period-locked': {
    what: (p) => `${p.text('date', '')} 的底数已锁定,“${table(p)}”不能替换。`,
    remedy: () => '请把新名单作为以后的新一期导入;确需更正的,先在“数据”的各期名单中解除锁定并说明原因。',
  },
  'engine-boot': {
    what: () => '数据引擎未能启动。',
    remedy: () => '请重新载入页面;如仍失败,请换用较新的浏览器,并确认未禁用 WebAssembly。',
  },
  'engine-query': {
    what: (p) => `计算“${p.text('query', p.text('name', '统计'))}”时出错。`,
    remedy: () => '请调整筛选后重试;展开详情可查看语句并交给维护人员。',
  },
  'engine-out-of-memory': {
    what: (p) => `内存不足,${p.has('query') ? `“${p.text('query', '')}”` : '此操作'}未能完成。`,
    remedy: () => '请关闭其他页面,或移除不用的数据集、按区县拆分后再导入。',
  },
  'engine-died': { what: () => '数据引擎意外停止,正在重新启动。', remedy: () => '已保存的数据会自动恢复;未保存的文件请重新导入。' },
  'worker-died': {
    what: (p) => `${p.has('file') ? `处理“${file(p)}”的` : ''}后台任务意外停止。`,
    remedy: () => '已自动重新启动,请重试刚才的操作;原有数据不变。',
  },
  'storage-denied': {
    what: () => '浏览器不允许在本机保存数据。',
    remedy: () => '仍可正常使用;关闭页面前请另存工作文件,或改用普通(非隐私)窗口。',
  },
  'storage-full': {
    what: (p) => `本机存储空间不足${p.has('needed') ? `,还需 ${p.size('needed', '')}` : ''},未能保存。`,
    remedy: () => '请移除不用的数据集,或清理磁盘后重试;本次数据仍可继续使用。',
  },
  'dataset-missing': {
    what: (p) => `找不到数据集“${p.text('dataset', p.text('id', '未指明'))}”。`,
    remedy: () => '请在“数据”中另选一个数据集,或检查链接。',
  },
  'enterprise-missing': {
    what: (p) => `“${file(p)}”已读入,但还没有企业名单,不能显示。`,
    remedy: () => '请再导入企业表(如 enterprise.parquet);已读入的表不必重新导入。',
  },
  'export-failed': { what: (p) => `导出${p.has('file') ? `“${file(p)}”` : ''}未能完成。`, remedy: () => '请减少行数或降低清晰度后重试。' },
  'export-personal': {
    what: (p) => `导出已停止:${p.has('file') ? `“${file(p)}”的` : ''}列 ${columns(p)} 中有 ${p.text('count', '若干')} 处疑似个人信息。`,
    remedy: () => '请从导出内容中去掉这些列,或先更正来源表中的相应单元格。',
  },
  'workspace-damaged': {
    what: (p) => `工作区文件“${file(p)}”已损坏:${p.text('part', '其中一部分')} 缺失或与校验值不符。`,
    remedy: () => '没有改动任何现有数据。请从来源处重新复制该文件,或使用较早的一份。',
  },
  'workspace-newer': {
    what: (p) => `工作区文件“${file(p)}”由更新的版本写成(格式 ${p.text('version', '更高')},本程序可读到 ${p.text('known', '较低')})。`,
    remedy: () => '没有改动任何现有数据。请更新本程序后再打开。',
  },
  'workspace-personal': {
    what: (p) =>
      `工作区文件“${file(p)}”没有打开:${p.text('part', '其中一部分')} 的列 ${columns(p)} 中有 ${p.text('count', '若干')} 处疑似个人信息。`,
    remedy: () => '没有改动任何现有数据,也没有留存任何内容。请让提供者从名单中去掉这些内容后重新导出。',
  },
  cancelled: { what: () => '操作已取消。', remedy: () => '原有数据不变,可重新开始。' },
};

export const errorUnknown = { what: '发生了未预料的错误。', remedy: '请重试;如再次出现,请展开详情并交给维护人员。' };
export const errorWords = { details: '技术详情', statement: '出错的语句', parameters: '参数', stack: '消息' };

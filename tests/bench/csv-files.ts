import { closeSync, existsSync, openSync, readSync, writeSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { encodeGb18030 } from '../../src/exports/gb18030.ts';

/** A list as an office would export it: Chinese headers over the columns of the generated table. */
const COLUMNS: readonly (readonly [string, string])[] = [
  ['name_zh', '企业名称'],
  ['uscc', '统一社会信用代码'],
  ['ownership', '企业性质'],
  ['industry_code', '行业代码'],
  ['size_class', '企业规模'],
  ['building_id', '所在楼宇'],
  ['register_district_code', '行政区划代码'],
  ['staff_count', '职工人数'],
  ['members_full', '正式党员数'],
  ['members_probationary', '预备党员数'],
  ['org_built', '是否建立党组织'],
  ['status', '经营状态'],
];

const SLICE = 8 * 1024 * 1024;

/** The Parquet file's rows as CSV in UTF-8, written by native DuckDB, and the same text in GBK. Made once. */
export async function csvFiles(parquet: string): Promise<{ readonly utf8: string; readonly gbk: string }> {
  const utf8 = parquet.replace(/\.parquet$/, '-utf8.csv');
  const gbk = parquet.replace(/\.parquet$/, '-gbk.csv');
  if (!existsSync(utf8)) {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const list = COLUMNS.map(([column, header]) => `"${column}" AS "${header}"`).join(', ');
    await connection.run(`COPY (SELECT ${list} FROM read_parquet('${parquet}')) TO '${utf8}' (FORMAT csv, HEADER)`);
    connection.closeSync();
    instance.closeSync();
  }
  if (!existsSync(gbk)) recode(utf8, gbk);
  return { utf8, gbk };
}

function recode(from: string, to: string): void {
  const [input, output] = [openSync(from, 'r'), openSync(to, 'w')];
  const decoder = new TextDecoder();
  const bytes = new Uint8Array(SLICE);
  for (let read = readSync(input, bytes); read > 0; read = readSync(input, bytes)) {
    writeSync(output, encodeGb18030(decoder.decode(bytes.subarray(0, read), { stream: true })));
  }
  closeSync(input);
  closeSync(output);
}

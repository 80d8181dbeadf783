import type { zhCN } from '../zh-CN/messages.ts';
import { app } from './app.ts';
import { columns } from './columns.ts';
import { common, marks } from './common.ts';
import { compare } from './compare.ts';
import { data } from './data.ts';
import { definitions } from './definitions.ts';
import { errors, errorUnknown, errorWords } from './errors.ts';
import { explore } from './explore.ts';
import { exportsText } from './exports.ts';
import { gaps } from './gaps.ts';
import { importCodes } from './import-codes.ts';
import { annotated, imports } from './imports.ts';
import { inspector } from './inspector.ts';
import { map } from './map.ts';
import { matching } from './matching.ts';
import { networks } from './networks.ts';
import { notices } from './notices.ts';
import { periods } from './periods.ts';
import { placing } from './placing.ts';
import { present } from './present.ts';
import { terms } from './terms.ts';

export const en: typeof zhCN = {
  app,
  columns,
  common,
  marks,
  compare,
  data,
  definitions,
  errors,
  errorUnknown,
  errorWords,
  explore,
  exportsText,
  gaps,
  imports,
  importCodes,
  annotated,
  inspector,
  map,
  matching,
  networks,
  notices,
  placing,
  periods,
  present,
  terms,
};

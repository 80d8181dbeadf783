import type { TableName } from './tables.ts';

/**
 * The workspace file (.djatlas): everything a person has here as one archive. A zip of `manifest.json`, `tables/<table>.parquet`
 * (the model's columns only) and `parts/<name>.json` or `.arrow` (the view, edits, decisions, templates). Parts that this version
 * does not know are kept as they are and written again. A later version of the format raises WORKSPACE_VERSION.
 */
export const WORKSPACE_FORMAT = 'dangjian-atlas-workspace';
export const WORKSPACE_VERSION = 1;
export const WORKSPACE_EXTENSION = 'djatlas';
export const MANIFEST_PATH = 'manifest.json';
/** Names of parts: they become names of files. */
export const PART_NAME = /^[a-z][a-z0-9_-]{0,60}$/;

export interface WorkspaceTableEntry {
  readonly table: TableName;
  readonly path: string;
  /** What its owner calls it. */
  readonly name: string;
  readonly rows: number;
  /** CRC-32 (ISO 3309) of the file as eight hexadecimal digits; crypto.subtle is absent on plain http. */
  readonly crc32: string;
}

export interface WorkspacePartEntry {
  readonly name: string;
  readonly path: string;
  /** The name under which the store on the device holds it. */
  readonly fileName: string;
  readonly crc32: string;
}

export interface WorkspaceManifest {
  readonly format: typeof WORKSPACE_FORMAT;
  readonly version: number;
  /** ISO date and time, UTC. */
  readonly created: string;
  readonly app: { readonly name: string; readonly version: string };
  readonly tables: readonly WorkspaceTableEntry[];
  readonly parts: readonly WorkspacePartEntry[];
}

/** What is written: tables as Arrow IPC streams, parts as they are. */
export interface WorkspaceSource {
  readonly created: string;
  readonly tables: readonly { readonly table: TableName; readonly name: string; readonly rows: number; readonly bytes: Uint8Array }[];
  readonly parts: readonly { readonly name: string; readonly file: File }[];
}

/** What was read, every byte of it checked. */
export interface WorkspaceContents {
  readonly manifest: WorkspaceManifest;
  readonly tables: readonly { readonly table: TableName; readonly file: File }[];
  readonly parts: readonly { readonly name: string; readonly file: File }[];
}

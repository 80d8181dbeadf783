/** A name that every file system takes, with the date of the data in it. */
export function fileName(parts: readonly string[], extension: string): string {
  const stem = parts
    .filter((part) => part !== '')
    .join('-')
    .replace(/[\\/:*?"<>|\s]+/g, '_');
  return `${stem.slice(0, 120)}.${extension}`;
}

/** Hands a file to the browser's download. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download begins after this task; the bytes must still be there then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

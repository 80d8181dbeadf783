import { AtlasError } from '../model/errors.ts';

const urls: Readonly<Record<string, string>> = import.meta.glob('/data/bd/lists/{tax-2022,tax-2023,unions}.csv', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** In the order in which the walkthrough takes them, under names that say what they are. */
const NAMES: readonly (readonly [string, string])[] = [
  ['tax-2022', '纳税单位名单2022(模拟数据).csv'],
  ['tax-2023', '纳税单位名单2023(模拟数据).csv'],
  ['unions', '已建会单位名单(模拟数据).csv'],
];

/** The bundled lists after Baoding, as a person would drop them. Rejects with AtlasError 'file-not-found'. */
export async function exampleLists(): Promise<readonly File[]> {
  return Promise.all(
    NAMES.map(async ([path, name]) => {
      const url = urls[`/data/bd/lists/${path}.csv`];
      if (url === undefined) throw new RangeError(`no bundled list ${path}`);
      try {
        const response = await fetch(new URL(url, document.baseURI));
        if (!response.ok) throw new AtlasError('file-not-found', { file: name });
        return new File([await response.arrayBuffer()], name);
      } catch (cause) {
        throw cause instanceof AtlasError ? cause : new AtlasError('file-not-found', { file: name }, { cause });
      }
    }),
  );
}

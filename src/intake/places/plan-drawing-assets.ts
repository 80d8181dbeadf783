import adobeCNS1UCS2 from 'pdfjs-dist/cmaps/Adobe-CNS1-UCS2.bcmap?url';
import adobeGB1UCS2 from 'pdfjs-dist/cmaps/Adobe-GB1-UCS2.bcmap?url';
import b5pcH from 'pdfjs-dist/cmaps/B5pc-H.bcmap?url';
import b5pcV from 'pdfjs-dist/cmaps/B5pc-V.bcmap?url';
import cNSEUCH from 'pdfjs-dist/cmaps/CNS-EUC-H.bcmap?url';
import cNSEUCV from 'pdfjs-dist/cmaps/CNS-EUC-V.bcmap?url';
import eTenB5H from 'pdfjs-dist/cmaps/ETen-B5-H.bcmap?url';
import eTenB5V from 'pdfjs-dist/cmaps/ETen-B5-V.bcmap?url';
import eTenmsB5H from 'pdfjs-dist/cmaps/ETenms-B5-H.bcmap?url';
import eTenmsB5V from 'pdfjs-dist/cmaps/ETenms-B5-V.bcmap?url';
import gBEUCH from 'pdfjs-dist/cmaps/GB-EUC-H.bcmap?url';
import gBEUCV from 'pdfjs-dist/cmaps/GB-EUC-V.bcmap?url';
import gBKEUCH from 'pdfjs-dist/cmaps/GBK-EUC-H.bcmap?url';
import gBKEUCV from 'pdfjs-dist/cmaps/GBK-EUC-V.bcmap?url';
import gBK2KH from 'pdfjs-dist/cmaps/GBK2K-H.bcmap?url';
import gBK2KV from 'pdfjs-dist/cmaps/GBK2K-V.bcmap?url';
import gBKpEUCH from 'pdfjs-dist/cmaps/GBKp-EUC-H.bcmap?url';
import gBKpEUCV from 'pdfjs-dist/cmaps/GBKp-EUC-V.bcmap?url';
import gBpcEUCH from 'pdfjs-dist/cmaps/GBpc-EUC-H.bcmap?url';
import gBpcEUCV from 'pdfjs-dist/cmaps/GBpc-EUC-V.bcmap?url';
import hKscsB5H from 'pdfjs-dist/cmaps/HKscs-B5-H.bcmap?url';
import hKscsB5V from 'pdfjs-dist/cmaps/HKscs-B5-V.bcmap?url';
import uniCNSUCS2H from 'pdfjs-dist/cmaps/UniCNS-UCS2-H.bcmap?url';
import uniCNSUCS2V from 'pdfjs-dist/cmaps/UniCNS-UCS2-V.bcmap?url';
import uniCNSUTF16H from 'pdfjs-dist/cmaps/UniCNS-UTF16-H.bcmap?url';
import uniCNSUTF16V from 'pdfjs-dist/cmaps/UniCNS-UTF16-V.bcmap?url';
import uniGBUCS2H from 'pdfjs-dist/cmaps/UniGB-UCS2-H.bcmap?url';
import uniGBUCS2V from 'pdfjs-dist/cmaps/UniGB-UCS2-V.bcmap?url';
import uniGBUTF16H from 'pdfjs-dist/cmaps/UniGB-UTF16-H.bcmap?url';
import uniGBUTF16V from 'pdfjs-dist/cmaps/UniGB-UTF16-V.bcmap?url';
import foxitDingbats from 'pdfjs-dist/standard_fonts/FoxitDingbats.pfb?url';
import foxitSymbol from 'pdfjs-dist/standard_fonts/FoxitSymbol.pfb?url';
import jbig2 from 'pdfjs-dist/wasm/jbig2.wasm?url';
import openjpeg from 'pdfjs-dist/wasm/openjpeg.wasm?url';

/**
 * What drawing a page may need beside the reader, each fetched from where the app lies when a document first needs it: the codes of
 * Chinese fonts that are not in the document (those that PDF names: ISO 32000-1, table 118), the two symbol fonts, and the decoders of
 * JPEG 2000 and JBIG2.
 */
const ADDRESSES: ReadonlyMap<string, string> = new Map([
  ['GB-EUC-H.bcmap', gBEUCH],
  ['GB-EUC-V.bcmap', gBEUCV],
  ['GBpc-EUC-H.bcmap', gBpcEUCH],
  ['GBpc-EUC-V.bcmap', gBpcEUCV],
  ['GBK-EUC-H.bcmap', gBKEUCH],
  ['GBK-EUC-V.bcmap', gBKEUCV],
  ['GBKp-EUC-H.bcmap', gBKpEUCH],
  ['GBKp-EUC-V.bcmap', gBKpEUCV],
  ['GBK2K-H.bcmap', gBK2KH],
  ['GBK2K-V.bcmap', gBK2KV],
  ['UniGB-UCS2-H.bcmap', uniGBUCS2H],
  ['UniGB-UCS2-V.bcmap', uniGBUCS2V],
  ['UniGB-UTF16-H.bcmap', uniGBUTF16H],
  ['UniGB-UTF16-V.bcmap', uniGBUTF16V],
  ['Adobe-GB1-UCS2.bcmap', adobeGB1UCS2],
  ['B5pc-H.bcmap', b5pcH],
  ['B5pc-V.bcmap', b5pcV],
  ['HKscs-B5-H.bcmap', hKscsB5H],
  ['HKscs-B5-V.bcmap', hKscsB5V],
  ['ETen-B5-H.bcmap', eTenB5H],
  ['ETen-B5-V.bcmap', eTenB5V],
  ['ETenms-B5-H.bcmap', eTenmsB5H],
  ['ETenms-B5-V.bcmap', eTenmsB5V],
  ['CNS-EUC-H.bcmap', cNSEUCH],
  ['CNS-EUC-V.bcmap', cNSEUCV],
  ['UniCNS-UCS2-H.bcmap', uniCNSUCS2H],
  ['UniCNS-UCS2-V.bcmap', uniCNSUCS2V],
  ['UniCNS-UTF16-H.bcmap', uniCNSUTF16H],
  ['UniCNS-UTF16-V.bcmap', uniCNSUTF16V],
  ['Adobe-CNS1-UCS2.bcmap', adobeCNS1UCS2],
  ['FoxitDingbats.pfb', foxitDingbats],
  ['FoxitSymbol.pfb', foxitSymbol],
  ['jbig2.wasm', jbig2],
  ['openjpeg.wasm', openjpeg],
]);

/** Where a file lies that comes along; null for one that does not. */
export function planAssetAddress(name: string): string | null {
  return ADDRESSES.get(name) ?? null;
}

export function createPlanWorker(): Worker {
  return new Worker(new URL('./plan-drawing-worker.ts', import.meta.url), { type: 'module' });
}

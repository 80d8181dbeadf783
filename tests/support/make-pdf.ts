/** PDF files as small as they can be, written by hand. */

export interface PdfPage {
  /** Points. */
  readonly width: number;
  readonly height: number;
  /** Red, green and blue, 0–1, of the whole page. */
  readonly color: readonly [number, number, number];
  /** In a Chinese font that is not in the file. */
  readonly text?: string;
}

export interface PdfOptions {
  /** Asks for a password that nobody knows. */
  readonly isEncrypted?: boolean;
  /** A script that the document asks to be run when it is opened. */
  readonly script?: string;
}

function utf16Hex(text: string): string {
  return [...text].map((letter) => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('');
}

export function makePdf(pages: readonly PdfPage[], { isEncrypted = false, script }: PdfOptions = {}): string {
  const objects: string[] = [];
  const add = (body: string): string => `${objects.push(body)} 0 R`;
  const [catalogAt, pagesAt] = [add(''), add('')];
  const font = add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [ << /Type /Font /Subtype /CIDFontType0
/BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor
/FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >> ] >>`,
  );
  const kids = pages.map(({ width, height, color, text }) => {
    const drawn = `${color.join(' ')} rg 0 0 ${width} ${height} re f${text === undefined ? '' : ` 0 g BT /F1 40 Tf 20 20 Td <${utf16Hex(text)}> Tj ET`}`;
    const content = add(`<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`);
    return add(
      `<< /Type /Page /Parent ${pagesAt} /MediaBox [0 0 ${width} ${height}] /Contents ${content} /Resources << /Font << /F1 ${font} >> >> >>`,
    );
  });
  const action = script === undefined ? '' : ` /OpenAction << /S /JavaScript /JS (${script}) >>`;
  objects[0] = `<< /Type /Catalog /Pages ${pagesAt}${action} >>`;
  objects[1] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`;
  const secret = 'ab'.repeat(32);
  const encrypt = isEncrypted
    ? ` /ID [<00><00>] /Encrypt ${add(`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${secret}> /U <${secret}> >>`)}`
    : '';
  let file = '%PDF-1.4\n';
  const offsets = objects.map((body, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const xref = file.length;
  return `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size ${objects.length + 1} /Root ${catalogAt}${encrypt} >>\nstartxref\n${xref}\n%%EOF\n`;
}

export interface TextStyle {
  /** Pixels of the context's own scale. */
  readonly size: number;
  readonly weight: number;
  readonly color: string;
}

const FONTS = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",system-ui,sans-serif';

/** Writes one line with its baseline at y, and answers its width; `draw` false only measures. */
export function writeText(context: CanvasRenderingContext2D, text: string, x: number, y: number, style: TextStyle, draw = true): number {
  context.font = `${style.weight} ${style.size}px ${FONTS}`;
  if (draw) {
    context.fillStyle = style.color;
    context.fillText(text, x, y);
  }
  return context.measureText(text).width;
}

/** Han text may break anywhere, other text between words. */
const PIECES = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+\s*|\s+/g;

/** The lines a text takes within a width; an empty text takes none. */
export function linesWithin(context: CanvasRenderingContext2D, text: string, style: TextStyle, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(PIECES) ?? []) {
    if (line !== '' && writeText(context, line + piece, 0, 0, style, false) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

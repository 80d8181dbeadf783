/**
 * The name of a kind of geometry as a file gives it ('3DSOLID', 'WKB type 8'). In a damaged file anything can stand in its
 * place: what has not the look of a kind is not passed on.
 */
export function kindName(type: string): string {
  const isKind = /^[\w ]{1,32}$/.test(type) && type.replace(/\D/g, '').length <= 3;
  return isKind ? type : '?';
}

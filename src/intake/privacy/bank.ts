/** First digits of bank cards in use here: UnionPay, Visa, Mastercard, JCB, and the older ranges of single banks. */
const CARD = /^(?:62\d{14,17}|(?:60|68|69)\d{14,17}|4\d{15}|5[1-5]\d{14}|35\d{14}|(?:9558|9559|1030)\d{12,15})$/u;

/** Whether a run of digits has the length and the beginning of a bank card, whatever its check. */
export function isCardShaped(run: string): boolean {
  return CARD.test(run);
}

/** The check digit of ISO/IEC 7812-1 (Luhn). */
export function passesLuhn(run: string): boolean {
  let sum = 0;
  for (let index = 0; index < run.length; index += 1) {
    const digit = run.charCodeAt(run.length - 1 - index) - 48;
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

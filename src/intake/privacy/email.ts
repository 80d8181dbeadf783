/** An address of electronic mail in folded text; blanks around @ are tolerated. */
export const EMAIL = /[A-Za-z0-9][A-Za-z0-9._%+-]{0,63} {0,2}@ {0,2}[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/gu;

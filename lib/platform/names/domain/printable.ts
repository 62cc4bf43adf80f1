/** Letters and signs that the fonts of our sheets draw: Latin, Greek, Cyrillic (tests/unit/documents/fonts.test.ts). */
const DRAWN =
  /^[\x20-\x7e\xa0-\u036f\u0370-\u0377\u037a-\u037f\u0384-\u03e1\u03f0-\u052f\u1e00-\u1fff\u2000-\u200a\u2010-\u2027\u202f-\u205e\u20a0-\u20bf\u2100-\u214f]*$/

/** Whether a sheet of paper can say this text: another script would print signs that nobody reads. */
export const isPrintable = (text: string): boolean => DRAWN.test(text.normalize('NFC').replace(/\s/g, ' '))

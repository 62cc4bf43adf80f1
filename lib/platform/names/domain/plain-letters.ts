/**
 * What each capital is written as with the plain letters of an envelope or a keyboard: letters that no accent explains,
 * then Cyrillic (ICAO 9303) and Greek (ISO 843). One table for keys, searches, envelopes and identifiers. The migration
 * `plain_name_keys` holds it in SQL: a letter added here asks for another one.
 */
export const PLAIN_LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'Æ=AE Œ=OE Ø=O Þ=TH Ð=D Đ=D Ł=L Ħ=H Ŋ=N Ŧ=T Ĳ=IJ Ŀ=L ĸ=K ẞ=SS ·= º=O ª=A',
    'Ə=E Ɛ=E Ɔ=O Ɵ=O Ɓ=B Ƀ=B Ɗ=D Ɖ=D Ƙ=K Ɣ=G Ǥ=G Ɲ=N Ƴ=Y Ƒ=F Ɩ=I Ɨ=I Ʋ=V Ʊ=U Ʉ=U Ƶ=Z Ⱥ=A Ȼ=C',
    'А=A Б=B В=V Г=G Ґ=G Д=D Ђ=D Е=E Є=IE Ж=ZH З=Z Ѕ=DZ И=I І=I Ј=J К=K Л=L Љ=LJ М=M Н=N Њ=NJ О=O П=P Р=R',
    'С=S Т=T Ћ=C У=U Ф=F Х=KH Ц=TS Ч=CH Џ=DZ Ш=SH Щ=SHCH Ъ=IE Ы=Y Ь= Э=E Ю=IU Я=IA',
    'ΟΥ=OU Α=A Β=V Γ=G Δ=D Ε=E Ζ=Z Η=I Θ=TH Ι=I Κ=K Λ=L Μ=M Ν=N Ξ=X Ο=O Π=P Ρ=R Σ=S Τ=T Υ=Y Φ=F Χ=CH Ψ=PS Ω=O',
  ].flatMap((line) => line.split(' ').map((pair) => pair.split('='))),
)

const IN_TABLE = new RegExp(Object.keys(PLAIN_LETTERS).join('|'), 'g')

/** Capitals without accents, as an envelope, a key or an identifier writes them. What the table lacks stays as it is. */
export const plainCapitals = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(IN_TABLE, (letter) => PLAIN_LETTERS[letter] ?? letter)
